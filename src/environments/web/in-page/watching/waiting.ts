import type { Timers } from './timers.ts';

export type Waiting = ReturnType<typeof createWaiting>;

/**
 * Waits inside the page, with timers that do not count as the application's.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createWaiting({ laterIn }: Timers) {
  const pause = (ms: number) => new Promise<void>((resolve) => laterIn(resolve, ms));

  /** Asks again and again until there is an answer; undefined where none came within `limitMs`. */
  const until = async <T>(
    ask: () => T | undefined | Promise<T | undefined>,
    limitMs: number,
  ): Promise<T | undefined> => {
    const end = performance.now() + limitMs;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined || performance.now() >= end) return answer;
      await pause(40);
    }
  };

  return { until, pause };
}
