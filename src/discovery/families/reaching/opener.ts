import { clickableTypes } from '../../../agent/plan-step/sentence/words.ts';
import { namesAt } from '../../../effects/difference/paths.ts';
import type { ControlPlace, TriedAct } from '../../../records/discovery/try.ts';
import type { Segment, Tree } from '../../../records/episode/effect.ts';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { mapAct } from '../interpret/acts.ts';
import type { Runs } from '../running/runs.ts';
import { textInPlaces } from '../varying/sketch/put-places.ts';

/** A way to any object of a collection, as acts with the place {item}. */
export type Opener = TriedAct[];

/** Boxes that may be for searching, and objects that they are tried with. */
const mostBoxes = 3;
const searching = /search|find|filter|go to|look ?up|quick|jump/i;

/**
 * Looks for a way to objects that are not on the first screen: their name is typed into a box, what is called so then is clicked, and something that
 * has this name as its container has to come.
 */
export async function findOpener(
  where: { template: string; at: readonly Segment[]; state: Tree; screen: Observation },
  runs: Runs,
): Promise<Opener | null> {
  const { template, at, state, screen } = where;
  const isShown = (name: string) => screen.controls.some((one) => one.name === name || one.container === name);
  const [name] = namesAt(state, at).filter((one) => /^\p{L}/u.test(one) && one.includes(' ') && !isShown(one));
  if (name === undefined) return null;
  const boxes = screen.controls.filter(({ type, states }) => type === 'Edit' && !states.includes('readonly'));
  const likely = boxes.toSorted((a, b) => Number(searching.test(b.name)) - Number(searching.test(a.name)));
  for (const box of likely.slice(0, mostBoxes)) {
    const type = actOn(placeOf(box, screen.controls), 'set_edit_text', { text: name });
    const found = await screenAfter([type], template, runs);
    const hits = found?.controls.filter((one) => one.name === name && clickableTypes.includes(one.type)) ?? [];
    for (const hit of hits.slice(0, 2)) {
      const acts = [type, actOn(placeOf(hit, found!.controls), 'click_input', {})];
      const opened = await screenAfter(acts, template, runs);
      if (opened?.controls.some(({ container }) => container === name))
        return acts.map((act) => mapAct(act, (text) => textInPlaces(text, [{ name: 'item', value: name }])));
    }
  }
  return null;
}

/** The opener for an object that another place names. */
export const openerFor = (opener: Opener, name: string): TriedAct[] =>
  opener.map((act) => mapAct(act, (text) => text.replaceAll('{item}', `{${name}}`)));

const actOn = (control: ControlPlace, fn: TriedAct['function'], args: TriedAct['args']): TriedAct => ({
  control,
  function: fn,
  args,
  screen: '',
  ok: true,
  changed: true,
});

/** Where a control stands among those that are the same but for the place. */
function placeOf(control: Control, controls: readonly Control[]): ControlPlace {
  const { name, type, container } = control;
  const alike = controls.filter(
    (other) => other.name === name && other.type === type && (other.container ?? '') === (container ?? ''),
  );
  const nth = alike.indexOf(control);
  return { name, type, ...(container ? { container } : {}), ...(nth > 0 ? { nth } : {}) };
}

/** What is on screen when the acts are done; null where one of them failed. */
async function screenAfter(acts: readonly TriedAct[], template: string, runs: Runs): Promise<Observation | null> {
  const wait: TriedAct = { function: 'wait', args: {}, screen: '', ok: true, changed: false };
  const { attempt } = await runs.live({ template, acts: [...acts, wait], values: [], purpose: 'vary', part: 'ways' });
  const last = attempt.episode.steps.at(-1);
  return last?.decision.function === 'wait' && attempt.episode.steps.length > acts.length ? last.observation : null;
}
