import type { Observation } from '../../../records/screen/observation.ts';
import { type PersonAct, passwordPlace, tellingLength } from '../../recording.ts';
import type { Told } from './in-page/told.ts';

export type Gestures = ReturnType<typeof createGestures>;

/** Turns of the wheel are counted in these, in pixels. */
const tick = 100;
/** Keys in so short a time are one act, in milliseconds. */
const strokeMs = 1500;
const buttons: Record<number, string> = { 1: 'middle', 2: 'right' };
/** Whose value tells all that was done to them. */
const setByValue = new Set(['Slider', 'Spinner', 'ComboBox', 'List']);

/** Makes one act of what belongs to one gesture: what goes down and up again, is typed letter by letter, is turned tick by tick. */
export function createGestures() {
  const acts: PersonAct[] = [];
  /** Passwords as they were typed, by act; and what was typed on the way to them, or corrected, where it is long enough to tell. */
  const secrets = new Map<PersonAct, string>();
  const onTheWay = new Set<string>();
  /** What a field was last seen to hold, by act. */
  const shown = new Map<PersonAct, string>();
  let pressed: PersonAct | undefined;

  const typeOf = ({ observation, label }: PersonAct) => observation.controls.find((one) => one.label === label)?.type;
  const nameIn = ({ controls }: Observation, label: string) => controls.find((one) => one.label === label)?.name ?? '';
  const add = (act: Omit<PersonAct, 'until'>): PersonAct => {
    const added = { ...act, until: act.at };
    acts.push(added);
    return added;
  };
  const drop = (act: PersonAct) => {
    const at = acts.indexOf(act);
    if (at >= 0) acts.splice(at, 1);
  };
  const lastOf = (name: PersonAct['function'], label: string) => {
    const last = acts.at(-1);
    return last?.function === name && last.label === label ? last : undefined;
  };

  const onUp = (told: Told & { kind: 'up' }, screen: Observation) => {
    const from = pressed;
    pressed = undefined;
    if (!from || acts.at(-1) !== from || !told.moved) return;
    from.until = told.at;
    if (told.selected !== '' && /^(Edit|Document)$/.test(typeOf(from) ?? '')) {
      Object.assign(from, { function: 'select_text', args: { text: told.selected } });
    } else if (told.label === '' || from.label === '') drop(from);
    else if (told.label !== from.label) {
      const toName = nameIn(from.observation, told.label);
      const wasThere = from.observation.controls.some(({ label }) => label === told.label);
      if (wasThere) Object.assign(from, { function: 'drag', args: { toLabel: told.label, toName } });
      else add({ function: 'click_input', args: {}, label: told.label, observation: screen, at: told.at });
    }
  };

  const onValue = (told: Told & { kind: 'value' }, screen: Observation) => {
    const { label, at } = told;
    if (told.newLine) {
      // The key that made the new line is part of the text.
      const key = lastOf('keyboard_input', label);
      if (key && /\{(Shift\+)?Enter\}/.test(String(key.args.keys))) drop(key);
    }
    const last = acts.at(-1);
    const act = lastOf('set_edit_text', label) ?? beginValue(last, label, screen, at);
    const held = secrets.get(act) ?? String(act.args.text);
    const goesOn = told.typed || (told.before === '' && (shown.get(act) ?? '') !== '');
    const text = goesOn ? held + told.value : told.value;
    if (!told.typed) shown.set(act, told.value);
    act.until = at;
    if (told.secret) {
      secrets.set(act, text);
      if (text.length >= tellingLength) onTheWay.add(text);
      act.secret = true;
    }
    act.args = { text: told.secret ? passwordPlace : text };
  };

  const beginValue = (last: PersonAct | undefined, label: string, screen: Observation, at: number): PersonAct => {
    let observation = screen;
    if (last?.label === label && setByValue.has(typeOf(last) ?? '') && last.function !== 'hover') {
      observation = last.observation;
      drop(last);
      const same = lastOf('set_edit_text', label);
      if (same) return same;
    }
    return add({ function: 'set_edit_text', args: { text: '' }, label, observation, at });
  };

  const onKey = ({ label, keys, at }: Told & { kind: 'key' }, observation: Observation) => {
    const last = lastOf('keyboard_input', label);
    const before = String(last?.args.keys ?? '');
    const isSame = before.endsWith(keys) && /^\{(Arrow\w+|Tab|Page\w+|Backspace|Delete)\}$/.test(keys);
    const areLetters = !before.includes('{') && !keys.includes('{');
    if (last && at - last.until < strokeMs && (isSame || areLetters)) {
      last.args = { keys: before + keys };
      last.until = at;
    } else add({ function: 'keyboard_input', args: { keys }, label, observation, at });
  };

  const onWheel = ({ label, delta, at }: Told & { kind: 'wheel' }, observation: Observation) => {
    const last = lastOf('wheel_mouse_input', label);
    const turned = Number(last?.args.turned ?? 0);
    if (last && turned * delta > 0) {
      last.args = wheelArgs(turned + delta);
      last.until = at;
    } else add({ function: 'wheel_mouse_input', args: wheelArgs(delta), label, observation, at });
  };

  const onDouble = (label: string) => {
    const [first, second] = acts.slice(-2);
    if (!first || second?.function !== 'click_input' || first.function !== 'click_input') return;
    if (second.label !== label || first.label !== label) return;
    first.args = { ...first.args, double: true };
    first.until = second.until;
    drop(second);
  };

  const onDown = ({ button, modifier, label, at }: Told & { kind: 'down' }, observation: Observation) => {
    const name = buttons[button];
    const args = { ...(name && { button: name }), ...(modifier && { modifier }) };
    pressed = add({ function: 'click_input', args, label, observation, at });
  };

  const by: { [K in Told['kind']]: (told: Told & { kind: K }, screen: Observation) => void } = {
    down: onDown,
    up: onUp,
    'dropped-nowhere': () => {
      if (pressed) drop(pressed);
      pressed = undefined;
    },
    double: ({ label }) => onDouble(label),
    hover: ({ label, at }, observation) => {
      add({ function: 'hover', args: {}, label, observation, at });
    },
    value: onValue,
    key: onKey,
    'key-click': ({ label }) => {
      const key = lastOf('keyboard_input', label);
      if (key) Object.assign(key, { function: 'click_input', args: {} });
    },
    wheel: onWheel,
  };

  return {
    acts: acts as readonly PersonAct[],
    add,
    drop,
    secrets: () => [...new Set([...secrets.values(), ...onTheWay])],
    /** Takes what a page tells; `screen` is what stood there before. */
    take: (told: Told, screen: Observation): void => {
      (by[told.kind] as (told: Told, screen: Observation) => void)(told, screen);
    },
  };
}

/** `turned` is exact, in pixels; a small turn is one tick all the same. */
function wheelArgs(turned: number): PersonAct['args'] {
  const ticks = Math.max(1, Math.round(Math.abs(turned) / tick));
  return { ticks: turned > 0 ? -ticks : ticks, turned };
}
