import type { Decision } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';

/** What a tick of the wheel scrolls, in pixels. */
const tick = 100;
/** Ticks that scroll the window by less than it shows. */
export const windowTicks = 5;

/** As many ticks, in the direction of `ticks`, as scroll the control by less than what it shows, so that nothing is passed over. */
export function ticksFor({ rect }: Control, ticks: number): number {
  const most = rect ? Math.floor((rect.height * 0.8) / tick) : windowTicks;
  return Math.sign(ticks) * Math.max(1, Math.min(windowTicks, most));
}

/** Whether the wheel was turned in search of what a step needs, not because the step says so. */
export const isSearching = ({ function: name, thought }: Pick<Decision, 'function' | 'thought'>): boolean =>
  name === 'wheel_mouse_input' && !/\bscroll/i.test(thought);
