import { LamwrightError } from '../records/error.ts';

/** Puts a time limit on waiting, and ends every wait at once when what is waited for has died. */
export type Guard = {
  /** Passes `work` on; rejects with TIMEOUT after `limitMs`, with the crash as soon as there is one. */
  run<T>(what: string, work: Promise<T>, limitMs?: number): Promise<T>;
  /** Ends all waits, present and future, with ENVIRONMENT_CRASHED. */
  crash(what: string): void;
  readonly crashed: boolean;
};

const defaultLimitMs = 15_000;
/** Whether this is what Playwright says when there is nothing left to talk to. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && /has been closed|Target crashed|Connection closed|Browser closed/.test(error.message);

/** `lives` tells whether the application is there all the same when a part of it went away; by default it is not. */
export function createGuard(lives: () => Promise<boolean> = async () => false): Guard {
  const waiting = new Set<(error: LamwrightError) => void>();
  let end: LamwrightError | undefined;
  const guard: Guard = {
    get crashed() {
      return end !== undefined;
    },
    crash(what) {
      end ??= new LamwrightError('ENVIRONMENT_CRASHED', `${what}.`, {
        remedy: 'Open the environment again; the host starts what it needs anew.',
      });
      for (const reject of waiting) reject(end);
      waiting.clear();
    },
    run(what, work, limitMs = defaultLimitMs) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(fail);
        };
        const fail = async (error: unknown) => {
          stop();
          if (isGone(error) && !(await lives())) guard.crash('The application went away');
          reject(end ?? error);
        };
        const timer = setTimeout(
          () =>
            fail(
              new LamwrightError('TIMEOUT', `${what} took longer than ${limitMs / 1000} s.`, {
                remedy: 'The application may be busy or hung: open the environment again.',
              }),
            ),
          limitMs,
        );
        waiting.add(fail);
        if (end) fail(end);
        work.then((value) => {
          stop();
          resolve(value);
        }, fail);
      });
    },
  };
  return guard;
}
