import type { Observation } from '../../records/screen/observation.ts';
import { isOnScreen } from '../plan-step/on-screen.ts';
import { bareWords } from '../prompt/words.ts';
import { fillStep, placesIn, type Values } from './values/fill-places.ts';

/**
 * The number of the first step of a plan that can be done on a screen with these values, those before it being left out; these may speak only of what is open
 * already. Null where there is none.
 */
export function beginningOf(plan: readonly string[], values: Values, screen: Observation): number | null {
  const open = new Set(screen.controls.map(({ container = '' }) => bareWords(container).join(' ')));
  const isOpen = (place: string) => open.has(bareWords(values.get(place) ?? '').join(' '));
  const at = plan.findIndex(
    (step, start) =>
      placesIn(plan.slice(0, start).join('\n')).every(isOpen) && isOnScreen(fillStep(step, values), screen),
  );
  return at < 0 ? null : at;
}
