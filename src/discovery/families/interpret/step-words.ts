import { groundAct, isNeedless } from '../../../agent/plan-step/ground.ts';
import { parsePlanStep } from '../../../agent/plan-step/parse.ts';
import type { Target } from '../../../agent/plan-step/sentence/target.ts';
import { keysOf } from '../../../agent/plan-step/sentence/words.ts';
import type { ControlPlace, TriedAct } from '../../../records/discovery/try.ts';
import type { Decision } from '../../../records/episode/decision.ts';
import { escaped } from '../../../records/quoted-text.ts';
import type { Control, ControlTypeName } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';

const nouns: Partial<Record<ControlTypeName, string>> = {
  Button: 'button',
  SplitButton: 'button',
  Hyperlink: 'link',
  TabItem: 'tab',
  MenuItem: 'menu item',
  CheckBox: 'check box',
  RadioButton: 'radio button',
  ListItem: 'item',
  Edit: 'box',
  Document: 'text area',
  ComboBox: 'list',
  List: 'list box',
  Spinner: 'spin box',
  Slider: 'slider',
  Image: 'icon',
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** An act in words, {places} left as they are, the plainest way first; none where there are no words for it. */
export function wordsFor(act: TriedAct): string[] {
  const { control, function: name, args } = act;
  const said = quoted(String(args.text ?? args.keys ?? ''));
  const to = control ? placesFor(control) : [];
  switch (name) {
    case 'click_input':
      if (args.modifier !== undefined || args.button === 'middle') return [];
      return to.flatMap((place) => clicks(args, control!.type).map((verb) => `${verb} ${place}.`));
    case 'set_edit_text':
      return to.flatMap((place) => settings(control!.type, said, place));
    case 'keyboard_input':
      return control ? to.flatMap((place) => pressings(args.keys, ` in ${place}`)) : pressings(args.keys, '');
    case 'select_text':
      return control ? to.map((place) => `Select ${said} in ${place}.`) : [`Select ${said} in the text.`];
    case 'wheel_mouse_input':
      return [Number(args.ticks) < 0 ? 'Scroll down.' : 'Scroll up.'];
    case 'hover':
      return to.map((place) => `Hover over ${place}.`);
    case 'drag':
      return args.toName === undefined ? [] : to.map((place) => `Drag ${place} onto ${quoted(String(args.toName))}.`);
    case 'wait':
      return ['Wait.'];
    default:
      return [];
  }
}

const quoted = (text: string) => `"${escaped(text)}"`;

/** How a control is called: by its name and kind, with where it stands, then with which of several it is. */
function placesFor({ name, type, container, nth }: ControlPlace): string[] {
  if (name === '') return [];
  const noun = nouns[type];
  const called = (count: string) => [
    ...(noun ? [`the ${count}${quoted(name)} ${noun}`] : []),
    count ? `the ${count}${quoted(name)}` : quoted(name),
  ];
  const within = container ? ['', ` of ${quoted(container)}`] : [''];
  // What stands in something that a value names is told by it, also where it is alone on this screen.
  if (container?.includes('{')) within.reverse();
  const own = ordinals[nth ?? 0] ?? `${nth! + 1}th`;
  const counts = new Set(['', `${own} `, 'first ', 'second ', 'last ']);
  return [...counts].flatMap((count) => within.flatMap((where) => called(count).map((text) => text + where)));
}

function clicks(args: TriedAct['args'], type: ControlTypeName): string[] {
  if (args.double) return ['Double-click'];
  if (args.button === 'right') return ['Right-click'];
  if (args.expand) return ['Expand'];
  return type === 'CheckBox' ? ['Tick', 'Untick', 'Click'] : ['Click'];
}

function settings(type: ControlTypeName, value: string, place: string): string[] {
  if (value === '""') return [`Clear ${place}.`];
  const set = `Set ${place} to ${value}.`;
  if (type === 'ComboBox' || type === 'List') return [`Choose ${value} in ${place}.`, set];
  return type === 'Spinner' || type === 'Slider' ? [set] : [`Type ${value} in ${place}.`, set];
}

const keyNames: Record<string, string> = { Control: 'Ctrl', ArrowDown: 'Down', ArrowUp: 'Up' };

/** Keys of a template have their braces doubled. */
function pressings(keys: unknown, where: string): string[] {
  const text = String(keys);
  const one = /^\{\{([^{}]+)\}\}$/.exec(text)?.[1];
  const spoken = one
    ?.split('+')
    .map((key) => keyNames[key] ?? key)
    .join('+');
  const plain = spoken && keysOf(spoken) ? [`Press ${spoken}${where}.`] : [];
  const typed = text.includes('{{') || where !== '' ? [] : [`Type ${quoted(text)}.`];
  return [...plain, ...typed, `Press the keys ${quoted(text)}${where}.`];
}

/** Whether a step in words, its values filled in, means just what was done on this screen; `near` is the container of the act before. */
export function meansAct(step: string, decision: Decision, screen: Observation, near?: string): boolean {
  const acts = parsePlanStep(step);
  const grounded = acts.length === 1 ? groundAct(acts[0]!, screen, near) : null;
  if (!grounded || grounded.rivals || isNeedless(grounded)) return false;
  const { way, control } = grounded;
  if (control && isAmbiguous(control, way.target, screen)) return false;
  const { choice: _, ...args } = way.args;
  const asked = Object.entries(decision.args).filter(([key]) => !['choice', 'toLabel', 'toName'].includes(key));
  return (
    way.function === decision.function &&
    (control?.label ?? '') === decision.controlLabel &&
    (decision.args.toLabel ?? grounded.to?.label) === grounded.to?.label &&
    Object.keys(args).length === asked.length &&
    asked.every(([key, value]) => args[key] === value)
  );
}

/** Whether a step that neither counts nor says where fits another control as well: on another screen that one may come first. */
function isAmbiguous(control: Control, target: Target | null, { controls }: Observation): boolean {
  if (!target || target.nth !== undefined || target.names.length === 0) return false;
  const isPlaced = target.within.some(({ quoted }) => quoted);
  return controls.some(
    (other) =>
      other !== control &&
      other.name === control.name &&
      other.type === control.type &&
      (!isPlaced || other.container === control.container),
  );
}
