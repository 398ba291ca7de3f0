import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Target } from '../sentence/target.ts';
import { exact, nameLikeness } from './name-likeness.ts';
import { nameInRow } from './same-row.ts';

/** How well a control stands where the words say, and in which way: what stands there in the same way is as likely meant. */
export type PlaceFit = { score: number; manner: string };

/** Likeness from which on a place in plain words is the one that is meant, and a quoted one, whose name has all of its words. */
const likely = 0.6;
const containing = 0.75;
/** So little counts that a name stands further to the right in its row. */
const perPixel = 1e-6;

/** Quoted places must hold; places in plain words are a preference, but a part of the screen has to be there. Null: this control is elsewhere. */
export function placeFit(control: Control, { within }: Target, screen: Observation): PlaceFit | null {
  let score = 0;
  const manners: string[] = [];
  for (const { name, quoted, row, part } of within) {
    const around = nameLikeness(control.container ?? '', name);
    const start = row ? nameInRow(control, name, screen.controls) : null;
    const level = start === null ? 0 : containing - Math.max(0, start) * perPixel;
    const likeness = Math.max(around, ownPlace(control.name, name), level);
    if (likeness >= (quoted ? containing - 0.01 : likely)) score += 0.3 * likeness;
    else if (quoted || (part && !isAnywhere(name, screen))) return null;
    if (quoted) manners.push(start !== null ? `level ${start}` : around >= exact ? 'exact' : 'part');
  }
  return { score, manner: manners.join() };
}

/** Some names say their place themselves: `the "remove" button of "plum"` is called "remove plum". */
function ownPlace(name: string, place: string): number {
  const likeness = nameLikeness(name, place);
  return likeness < 0.97 && likeness >= containing ? likeness : 0;
}

const isAnywhere = (place: string, { controls }: Observation): boolean =>
  controls.some(
    ({ name, container = '' }) => Math.max(nameLikeness(container, place), nameLikeness(name, place)) >= likely,
  );
