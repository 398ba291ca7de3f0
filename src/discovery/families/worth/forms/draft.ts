import { pathText } from '../../../../effects/difference/paths.ts';
import { isWithin } from '../../../../effects/noise/places.ts';
import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Change, Effect, Segment } from '../../../../records/episode/effect.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { isYes } from '../../../explore/choosing/confirming.ts';
import { actOf } from '../../interpret/acts.ts';
import { leaves } from '../../interpret/expectation.ts';

/** The places of what is there only while a form is open, a star for the name in them and for the ending. */
export type Drafts = Segment[][];

/** Whether all that was changed is what an open form keeps. */
export const isDraft = (effect: Effect, drafts: Drafts): boolean =>
  effect.length > 0 && effect.every(({ path }) => isWithin(path, drafts));

/** The places of what was added and is gone when the form is confirmed. */
export function draftsIn(open: Effect, confirmed: Effect): Drafts {
  const left = new Set(confirmed.map(({ path }) => pathText(path)));
  const gone = open.filter(({ kind, path }) => kind !== 'removed' && path.length === 1 && !left.has(pathText(path)));
  return [...new Set(gone.map(placeOf))].map((place) => [place]);
}

/** The name of a thing often has another name in it, one that stands by itself in the thing or in quotation marks: "Draft of 'Tea'". */
function placeOf(change: Change): string {
  const place = String(change.path[0]).replace(/\.\w{1,5}$/, '');
  const texts = leaves(change)
    .flatMap(({ after }) => (typeof after === 'string' && after.length >= 4 ? [after] : []))
    .sort((a, b) => b.length - a.length);
  const own = texts.find((text) => place.includes(text) && !place.endsWith(`/${text}`));
  return `${own ? place.replace(own, '*') : place.replace(/(?<=['"(])[^'"()]+(?=['")])/, '*')}*`;
}

/** The button that confirms the form that is open on a screen, as an act: it stands where something was done, or came with what was done. */
export function confirmingAct(screen: Observation, first: Observation, acts: readonly TriedAct[]): TriedAct | null {
  const touched = new Set(acts.map(({ control }) => control?.container ?? ''));
  const known = new Set(first.controls.map(({ container }) => container ?? ''));
  const button = screen.controls.find(
    ({ type, name, container = '', states }) =>
      type === 'Button' &&
      isYes(name) &&
      !states.includes('disabled') &&
      container !== '' &&
      (touched.has(container) || !known.has(container)),
  );
  if (!button) return null;
  const { name, type, container } = button;
  return actOf('click_input', {}, { name, type, container });
}
