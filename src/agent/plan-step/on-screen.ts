import type { Decision } from '../../records/episode/decision.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { bareWords } from '../prompt/words.ts';
import { placesIn } from '../recall/values/fill-places.ts';
import { groundAct } from './ground.ts';
import { parsePlanStep } from './parse.ts';

/** Whether the first act of a plan step can be done on this screen. */
export function isOnScreen(step: string, screen: Observation): boolean {
  const [act] = parsePlanStep(step);
  return act !== undefined && groundAct(act, screen) !== null;
}

/** Whether what a plan says next is on the screen: another act of the step that was carried out last, or the first one of the step after it. */
export function goesOn({ thought, plan: [next = ''] }: Decision, screen: Observation): boolean {
  const more = parsePlanStep(thought).slice(1);
  return next === '' || isOnScreen(next, screen) || more.some((act) => groundAct(act, screen) !== null);
}

/** The places of a step that say what its first act is done on, not what is typed there. */
export function placesMeant(step: string): string[] {
  const ways = parsePlanStep(step).flatMap((act, i) => (i === 0 ? act.ways : []));
  const named = ways.flatMap(({ function: name, args, target }) => [
    ...(target?.names ?? []),
    ...(target?.within ?? []).map((place) => place.name),
    ...(name === 'select_text' ? [String(args.text)] : []),
  ]);
  return placesIn(named.join('\n'));
}

/** Whether these words stand on the screen, in this order. */
export function shownOn({ controls }: Observation): (text: string) => boolean {
  const shown = controls.flatMap(({ name, container = '', value = '', options = [] }) => [
    name,
    container,
    value,
    ...options,
  ]);
  const all = ` ${shown.map((text) => bareWords(text).join(' ')).join(' | ')} `;
  return (text) => all.includes(` ${bareWords(text).join(' ')} `);
}
