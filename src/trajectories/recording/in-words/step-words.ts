import { groundAct } from '../../../agent/plan-step/ground.ts';
import { parsePlanStep } from '../../../agent/plan-step/parse.ts';
import { faultOf } from '../../../agent/plan-step/understand.ts';
import type { Control } from '../../../records/screen/control.ts';
import { controlOf, type KeptAct } from '../clean-up.ts';
import { placesOf, quote } from './place-words.ts';

/** A step in words, and what they leave out or may mean besides. */
export type WordedAct = { words: string; doubt?: string };

const keyWords: Record<string, string> = { Control: 'Ctrl', ArrowDown: 'Down', ArrowUp: 'Up' };

/**
 * The shortest words for an act that the plan follower takes to mean just this control on the screen that it was done on; `near` is the
 * part of the screen that the act before stood in. Where there are none, the likeliest, with what is doubtful about them.
 */
export function wordsOf(act: KeptAct, near?: string): WordedAct {
  const control = controlOf(act);
  if (control?.name === '' && act.function !== 'keyboard_input') {
    return { words: sayings(act, control, `the ${control.type}`)[0]!, doubt: `a ${control.type} without a name` };
  }
  const places = control ? placesOf(control, act.observation) : [''];
  const said = places.flatMap((place) => sayings(act, control, place));
  const words = said.find((one) => isMeant(one, act, near));
  const unsaid = unsayable(act);
  if (words !== undefined) return { words, ...(unsaid && { doubt: unsaid }) };
  return { words: said[0]!, doubt: unsaid ?? 'nothing in words tells this control from others' };
}

/** Whether the plan follower would do the same on the same screen. */
export function isMeant(words: string, act: KeptAct, near?: string): boolean {
  if (faultOf(words) !== null) return false;
  const acts = parsePlanStep(words);
  if (acts.length !== 1) return false;
  const found = groundAct(acts[0]!, act.observation, near);
  if (!found || found.rivals || found.way.function !== act.function) return false;
  if (act.function === 'keyboard_input' && found.way.args.keys !== act.args.keys) return false;
  if (act.function === 'set_edit_text' && found.way.args.text !== act.args.text) return false;
  if (act.function === 'drag' && found.to?.label !== act.args.toLabel) return false;
  const meant = found.control?.label ?? act.observation.focus ?? '';
  return meant === act.label || (found.control === null && act.label === '');
}

/** Ways to say the act, `place` being words for its control. */
function sayings(act: KeptAct, control: Control | undefined, place: string): string[] {
  const { args } = act;
  const text = quote(String(args.text ?? ''));
  switch (act.function) {
    case 'click_input':
      return clicks(act, control!).map((verb) => `${verb} ${place}`);
    case 'set_edit_text':
      return settings(act, control!, text, place);
    case 'keyboard_input':
      return pressings(act, control, String(args.keys), place);
    case 'select_text':
      return [`Select ${text} in ${place}`];
    case 'drag': {
      const to = act.observation.controls.find(({ label }) => label === args.toLabel);
      return (to ? placesOf(to, act.observation) : [quote(String(args.toName))]).map(
        (end) => `Drag ${place} onto ${end}`,
      );
    }
    case 'hover':
      return [`Hover over ${place}`];
    case 'wheel_mouse_input': {
      const way = Number(args.ticks) < 0 ? 'down' : 'up';
      return control?.name ? [`Scroll ${way} ${place}`] : [`Scroll ${way}`];
    }
    default:
      return ['Wait'];
  }
}

function clicks({ args }: KeptAct, { type, states }: Control): string[] {
  if (args.button === 'right') return ['Right-click'];
  if (args.double) return ['Double-click'];
  if (type === 'CheckBox' && !args.modifier) {
    if (states.includes('unchecked')) return ['Tick'];
    if (states.includes('checked')) return ['Untick'];
  }
  return ['Click'];
}

function settings({ args, observation }: KeptAct, control: Control, text: string, place: string): string[] {
  const { type, options = [], label } = control;
  if (type === 'Slider') return [`Set ${place} to ${text}`];
  if (type === 'List' || (type === 'ComboBox' && (options.length > 0 || args.choice))) {
    const several = type === 'List' ? partsOf(String(args.text), options).map(quote) : [text];
    const all = several.length > 1 ? `${several.slice(0, -1).join(', ')} and ${several.at(-1)}` : (several[0] ?? text);
    return [`Choose ${all} in ${place}`, `Set ${place} to ${text}`];
  }
  const atFocus = observation.focus === label ? [`Type ${text}`] : [];
  return [`Type ${text} in ${place}`, `Set ${place} to ${text}`, ...(args.text === '' ? [`Clear ${place}`] : atFocus)];
}

/** The choices of a list that are named in one text, parted by commas; a name may hold one itself. */
function partsOf(text: string, options: readonly string[]): string[] {
  const found: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const fits = options.filter((option) => option !== '' && (rest === option || rest.startsWith(`${option}, `)));
    const option = fits.sort((a, b) => b.length - a.length)[0];
    if (option === undefined) return [text];
    found.push(option);
    rest = rest.slice(option.length + 2);
  }
  return found;
}

function pressings(
  { observation, refocused }: KeptAct,
  control: Control | undefined,
  keys: string,
  place: string,
): string[] {
  const [, chord] = /^\{([^{}]+)\}$/.exec(keys) ?? [];
  const spoken = chord?.split(/\+(?=.)/).map((key) => keyWords[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  const said = [...(spoken ? [`Press ${spoken.join('+')}`] : []), `Press the keys ${quote(keys)}`];
  if (!control?.name) return said;
  const there = said.map((one) => `${one} in ${place}`);
  return observation.focus === control.label && !refocused ? [...said, ...there] : [...there, ...said];
}

function unsayable({ function: name, args }: KeptAct): string | undefined {
  if (name !== 'click_input') return undefined;
  if (args.modifier) return `steps have no words for ${args.modifier} and a click`;
  return args.button === 'middle' ? 'steps have no words for the middle button' : undefined;
}
