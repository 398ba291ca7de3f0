import type { ActionResult } from '../../../records/episode/decision.ts';
import type { Control, ControlTypeName } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { ticksFor, windowTicks } from '../../plan-step/scrolling.ts';

/** One turn of the wheel: over this control (the window where it is null), negative ticks go down. */
export type Scroll = { control: Control | null; ticks: number };

/** Looks for something by scrolling: each place to its end, one after the other. */
export type ScrollSearch = {
  /** Whether anything has moved, so that there was an end to come to. */
  moved(): boolean;
  /** Where to scroll next, given what came of the last turn; null where all ends were reached, or after so many turns. */
  next(screen: Observation, last: ActionResult | undefined): Scroll | null;
};

/** After so many turns it is given up. */
const mostTurns = 40;
/** After so many turns that brought nothing new it goes on in longer ones, to where more may be loaded. */
const idleTurns = 3;
const longer = 10;
/** So many lists are tried beside the window. */
const mostLists = 3;
const lists: ControlTypeName[] = ['List', 'Table', 'Tree'];

/** Scrolls in these ways in turn, each until nothing moves any more. */
export function scrollSearch(ways: readonly Scroll[], begun: Observation): ScrollSearch {
  const left = [...ways];
  const seen = new Set(namesOn(begun));
  let turns = 0;
  let idle = 0;
  let moved = false;

  const takeIn = (screen: Observation, { ok, changed }: ActionResult) => {
    const names = namesOn(screen);
    idle = names.every((name) => seen.has(name)) ? idle + 1 : 0;
    for (const name of names) seen.add(name);
    moved ||= changed;
    if (ok && changed) return;
    left.shift();
    idle = 0;
  };
  return {
    moved: () => moved,
    next(screen, last) {
      if (turns > 0 && last) takeIn(screen, last);
      const isGone = ({ control }: Scroll) => control && !screen.controls.some(({ label }) => label === control.label);
      while (left[0] && isGone(left[0])) left.shift();
      const [way] = left;
      if (!way || turns === mostTurns) return null;
      turns += 1;
      return idle < idleTurns ? way : { ...way, ticks: way.ticks * longer };
    },
  };
}

/** On from where a plan has scrolled, and back. */
export const onAndBack = (from: Scroll): Scroll[] => [from, { ...from, ticks: -from.ticks }];

/** Down the window, if no dialog stands before it, then down each list in it. */
export const allDown = ({ controls }: Observation): Scroll[] => [
  ...(controls.some(({ states }) => states.includes('modal')) ? [] : [{ control: null, ticks: -windowTicks }]),
  ...controls
    .filter(({ type, states }) => lists.includes(type) && !states.includes('offscreen'))
    .slice(0, mostLists)
    .map((control) => ({ control, ticks: ticksFor(control, -1) })),
];

const namesOn = ({ controls }: Observation): string[] =>
  controls.map(({ type, name, container }) => JSON.stringify([type, name, container]));
