import type { Rng } from '../../../records/rng.ts';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Knowledge } from '../knowing/knowledge.ts';
import type { Kinds } from '../screens/place.ts';
import { type Begun, isEntry } from './begun.ts';
import { closing, confirming } from './confirming.ts';
import { cheapest } from './goals.ts';
import { isBox, isText, type Move, moveKey } from './moves.ts';

export type Next = { move: Move; confirms: boolean };

type Options = { moves: readonly Move[]; knowledge: Knowledge; rng: Rng; kinds: Kinds; savesByKeys?: boolean };

/** How often a dialog is left by the button that was tried least, be it Cancel, instead of the one that confirms. */
const otherWayOut = 0.1;
/** How often the field that stands next is filled, not the one that was tried least: they may belong together, as a name and its value. */
const nextField = 0.5;
/** How often a form that has come, of so many fields, is filled rather than a button in it pressed: its buttons are many, and few of them are asked for. */
const formFirst = 0.7;
const fieldsOfForm = 2;

/**
 * What goes on from the act before: what has just come is used (a menu that opened, the fields of a form), what was entered is
 * confirmed, a dialog is answered. Null where nothing goes on. Where keys save, a command has been done where only buttons of a bar have come, or can be
 * pressed now: they are for another goal.
 */
export function followOn(screen: Observation, begun: Begun, options: Options): Next | null {
  const { knowledge, rng, kinds } = options;
  // A text of the user's own is overwritten where that is meant, never because it stands beside.
  const moves = options.moves.filter(({ manner, control }) => manner !== 'fill' || !isText(control, kinds));
  const isDialog = screen.controls.some(({ states }) => states.includes('modal'));
  const isWindow = screen.window.title !== begun.title;
  const last = begun.entered.at(-1);
  const hasPopped = ({ label, container }: Control) => !begun.shown.has(label) && (isWindow || container === undefined);
  const isFresh = ({ control }: Move) =>
    options.savesByKeys && !isDialog && control.type !== 'MenuItem'
      ? hasPopped(control)
      : !begun.seen.has(control.label);
  const isBeside = ({ control }: Move) =>
    last !== undefined && control.container === last.container && (!options.savesByKeys || isDialog || isWindow);
  const undone = moves.filter(({ key }) => !begun.done.has(key));
  const inMenu = menuBelow(begun.touched.at(-1), undone, isFresh);
  const open = inMenu.length > 0 ? inMenu : undone.filter((move) => isDialog || isFresh(move));
  const entries = moves.filter(
    (move) => isEntry(move) && !begun.done.has(move.key) && (isDialog || isFresh(move) || isBeside(move)),
  );
  const isTicked = last !== undefined && isBox(last);
  const isReady = isDialog ? isAnswered(screen, begun, options) : isTicked || begun.entered.length >= begun.wanted;
  if (isReady || (begun.entered.length > 0 && entries.length === 0)) {
    const confirm = confirmation(screen, begun, options);
    if (confirm) return { move: confirm, confirms: true };
  }
  const fields = entries.filter((move) => move.manner === 'fill' && isFresh(move));
  const isForm = !last && fields.length >= fieldsOfForm && rng.next() < formFirst;
  const goesOn = last && entries.length > 0 && !isReady ? entries : isForm ? fields : open;
  const move = below(goesOn, last, screen, rng) ?? cheapest(goesOn, { knowledge, rng });
  return move ? { move, confirms: false } : null;
}

/** Most acts in a dialog in which nothing is entered. */
const mostInVain = 4;

/** A dialog is confirmed as it stands the first time; later on something is entered before. */
function isAnswered(screen: Observation, begun: Begun, { knowledge, kinds }: Options): boolean {
  if (begun.inDialog < begun.wanted) return false;
  const isKnown = closing(screen).some((one) => knowledge.tries(moveKey(kinds.of(one), 'click')) > 0);
  return !isKnown || begun.entered.length > 0 || begun.inDialog >= begun.wanted + mostInVain;
}

/** The field that stands next after the last one that was filled, now and then. */
function below(
  moves: readonly Move[],
  last: Control | undefined,
  { controls }: Observation,
  rng: Rng,
): Move | undefined {
  if (!last || rng.next() >= nextField) return undefined;
  const at = (control: Control) => controls.findIndex(({ label }) => label === control.label);
  const from = at(last);
  const fields = moves.filter((move) => move.manner === 'fill' && move.control.container === last.container);
  const after = fields.filter(({ control }) => at(control) > from);
  return from < 0 ? undefined : after.sort((a, b) => at(a.control) - at(b.control))[0];
}

/** The entries of a menu that was opened last: those below its name, else all that have come. */
function menuBelow(last: Control | undefined, moves: readonly Move[], isFresh: (move: Move) => boolean): Move[] {
  const entries = moves.filter(({ control }) => control.type === 'MenuItem');
  const below = entries.filter(({ control }) => last?.type === 'MenuItem' && control.container === last.name);
  return below.length > 0 ? below : entries.filter(isFresh);
}

/** The button, or the Enter key, that confirms what was entered. */
export function confirmation(screen: Observation, begun: Begun, options: Options): Move | null {
  const { knowledge, rng, kinds } = options;
  const isDialog = screen.controls.some(({ states }) => states.includes('modal'));
  const click = (control: Control): Move => ({
    key: moveKey(kinds.of(control), 'click'),
    manner: 'click',
    control,
    function: 'click_input',
    args: {},
    prior: 0,
  });
  // Where keys save, a button beside the text does nothing that the walk does not end with.
  const saves = ({ control }: Move) => options.savesByKeys === true && !isDialog && /^save$/i.test(control.name);
  const usable = new Set(options.moves.map(({ control }) => control.label));
  const able = (move: Move) =>
    usable.has(move.control.label) && !knowledge.isForbidden(move.key) && !begun.done.has(move.key) && !saves(move);
  if (isDialog && rng.next() < otherWayOut) {
    const other = cheapest(closing(screen).map(click).filter(able), { knowledge, rng });
    if (other) return other;
  }
  const found = confirming(screen, begun)
    .map(({ control, score }) => ({ move: click(control), score }))
    .filter(({ move }) => able(move))
    .map(({ move, score }) => ({ move, score: score - Math.min(2, knowledge.tries(move.key) * 0.1) + rng.next() }));
  if (found.length > 0) return found.reduce((a, b) => (b.score > a.score ? b : a)).move;
  const field = begun.entered.findLast(({ type }) => type === 'Edit');
  const isThere = field && screen.controls.some(({ label }) => label === field.label);
  if (!isThere) return null;
  const key = moveKey(kinds.of(field), 'enter');
  if (begun.done.has(key)) return null;
  return { key, manner: 'keys', control: field, function: 'keyboard_input', args: { keys: '{Enter}' }, prior: 0 };
}
