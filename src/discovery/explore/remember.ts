import type { ControlPlace, Screen, TriedAct, Try } from '../../records/discovery/try.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { selectedKey } from './choosing/in-text/bars.ts';
import { nameKey, spotKey } from './choosing/in-text/commands.ts';
import { deleteKey, typing } from './choosing/in-text/selecting.ts';
import type { Spot } from './choosing/in-text/spots.ts';
import { type Move, moveKey, movesOn } from './choosing/moves.ts';
import { keptMoves, optionKey } from './choosing/settings.ts';
import type { Explored } from './explored.ts';
import type { Mask } from './screens/content.ts';
import { type Kinds, kindOf, kindsOn, member } from './screens/place.ts';
import type { KnownScreen } from './screens/screens.ts';
import { savedBy } from './walking/saving/saving.ts';

/** Takes in screens that an earlier call has found. */
export function rememberScreen({ screens }: Explored, { id, title, dialog, controls }: Screen): void {
  const places = new Map(controls.map((place) => [kindOf(place), place]));
  const all = controls.map(asControl);
  const moves = keptMoves(all, movesOn(all, asTheyAre, []), asTheyAre);
  screens.add({ id, title, ...(dialog ? { dialog } : {}), places, moves });
}

/** Takes in what an earlier call has tried; `content` takes what its template holds out of names. */
export function rememberTry(
  { knowledge, map, plans, saving, screens, words }: Explored,
  done: Try,
  content: Mask,
): void {
  const made = new Set(done.values.map(({ value }) => value));
  const mask: Mask = (text) => (made.has(text) ? '*' : content(text));
  if (done.purpose === 'documentation' && done.from !== undefined) plans.skip(done.from);
  for (const value of made) words.add(value);
  const keys = done.acts.map((act) => keyOf(act, screens.get(act.screen), mask));
  knowledge.learn(keys, done);
  plans.learn(done);
  let spot: Spot | undefined;
  for (const [i, act] of done.acts.entries()) {
    const key = keys[i]!;
    spot = spotAfter(act, spot);
    if (spot && key !== null && mannerOf(act) === 'click') {
      knowledge.begin(spotKey(key, spot));
      knowledge.begin(nameKey(key, spot));
    }
    if (i === 0) map.begin(act.screen);
    if (key === null) {
      // Keys that no control stands for, such as those that save, are counted by themselves.
      if (typeof act.args.keys === 'string') knowledge.begin(act.args.keys);
      continue;
    }
    const manner = mannerOf(act);
    knowledge.begin(key);
    knowledge.end(key, manner, act.changed);
    const choice = done.values.find((value) => value.act === i && /^(?:choice|file)$/.test(value.kind));
    const option = choice?.value ?? (manner === 'click' && isOneOfMany(act) ? act.control!.name : undefined);
    if (isOnWord(done.acts, i))
      for (const name of [undefined, act.control?.name]) knowledge.begin(selectedKey(key, name));
    if (option !== undefined) knowledge.begin(optionKey(key, option));
    if (manner !== 'keys' && manner !== 'type') map.pass(act.screen, act, done.acts[i + 1]?.screen ?? done.screen, key);
    if (done.trouble !== undefined && i === done.acts.length - 1) knowledge.blame(key, done.trouble);
  }
  const saved = done.acts.findIndex(({ saves }) => saves);
  if (saved < 0 && done.effect.length > 0) saving.alone();
  const way = saved < 0 ? undefined : savedBy(done.acts[saved]!);
  if (!way) return;
  const before = (done.changedBy ?? []).some((acts) => acts <= saved);
  saving.learn({ way, before, after: done.effect.length > 0 });
}

/** Where in a text an act leads; undefined where it leads to none. */
function spotAfter({ control, function: name, args }: TriedAct, spot: Spot | undefined): Spot | undefined {
  if (name === 'select_text') return control?.container === undefined ? 'word' : 'cell';
  if (name !== 'keyboard_input') return spot;
  return args.keys === '{Home}' ? 'start' : args.keys === '{End}' ? 'end' : spot;
}

/** The kind of an act on a screen; null for keys that no control stands for. */
export function keyOf(act: TriedAct, screen: KnownScreen | undefined, mask: Mask): string | null {
  const { control, function: fn, args } = act;
  if (fn.startsWith('select_')) return moveKey('the text', fn);
  if (args.keys === deleteKey) return moveKey('the text', deleteKey);
  if (mannerOf(act) === 'type') return typing.key;
  if (!control) return null;
  const place = kindsOn([], mask).place(control);
  const inCrowd = kindOf({ ...place, name: member });
  return moveKey(screen?.places.has(inCrowd) ? inCrowd : kindOf(place), mannerOf(act));
}

/** Whether a word was selected in a field before. */
const isOnWord = (acts: readonly TriedAct[], at: number) =>
  mannerOf(acts[at]!) === 'click' && acts[at - 1]?.function === 'select_text' && acts[at - 1]!.control !== undefined;

const isOneOfMany = ({ control }: TriedAct) => /^(?:CheckBox|RadioButton|ListItem)$/.test(control?.type ?? '');

function mannerOf({ control, function: fn, args }: TriedAct): Move['manner'] {
  if (fn === 'keyboard_input' && !String(args.keys).startsWith('{')) return 'type';
  if (fn === 'set_edit_text') return control?.type === 'ComboBox' ? 'choose' : 'fill';
  if (fn === 'keyboard_input') return 'keys';
  if (fn === 'drag') return 'drag';
  return args.button === 'right' ? 'right click' : args.double ? 'double click' : 'click';
}

/** Places of a screen have no content in them. */
const asTheyAre: Kinds = { mask: (text) => text, of: kindOf, place: (control) => control };
const asControl = (place: ControlPlace, at: number): Observation['controls'][number] => ({
  ...place,
  label: String(at),
  states: [],
  rect: null,
});
