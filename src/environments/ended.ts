import { LamwrightError } from '../records/error.ts';
import type { Action, ActOutcome } from './environment.ts';

/**
 * Passes on what an act came to. Where the application ended by it, and well, as by Quit or by closing its last window, the act is done:
 * only what is observed after it is a crash.
 */
export async function orEnded(
  { function: does }: Action,
  act: Promise<ActOutcome>,
  endsWell: () => Promise<boolean>,
): Promise<ActOutcome> {
  const started = performance.now();
  try {
    return await act;
  } catch (error) {
    const isEnd = error instanceof LamwrightError && error.code === 'ENVIRONMENT_CRASHED';
    const mayEnd = does === 'click_input' || does === 'keyboard_input';
    if (!isEnd || !mayEnd || !(await endsWell())) throw error;
    return { ok: true, how: 'application ended', changed: true, ms: { act: performance.now() - started, settle: 0 } };
  }
}
