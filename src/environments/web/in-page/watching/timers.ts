export type Timers = ReturnType<typeof createTimers>;

/**
 * Counts the timers that hold back the quiet.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createTimers() {
  const laterIn = globalThis.setTimeout.bind(globalThis);
  const pending = new Set<number>();
  /** How many timers, each set by the one before, led to what runs now. */
  let depth = 0;

  /**
   * Timers short enough to be part of an effect count: short ones with those they set, longer ones (a debounced
   * search) only where no other timer set them, because that is how applications poll and save.
   */
  const longest = (chain: number) => (chain === 1 ? 350 : chain <= 3 ? 100 : -1);

  /** What waited for a timer (`await sleep(300)`) goes on in one of the microtasks after it. */
  const afterMicrotasks = (work: () => void, count = 10) => {
    if (count === 0) work();
    else queueMicrotask(() => afterMicrotasks(work, count - 1));
  };

  const watchTimers = () => {
    const clear = globalThis.clearTimeout.bind(globalThis);
    const patched = (handler: TimerHandler, delay?: number, ...args: unknown[]) => {
      if (typeof handler !== 'function') return laterIn(handler, delay, ...args);
      const chain = depth + 1;
      const id = laterIn(() => {
        pending.delete(id);
        depth = chain;
        try {
          handler(...args);
        } finally {
          afterMicrotasks(() => {
            depth = 0;
          });
        }
      }, delay) as unknown as number;
      if ((delay ?? 0) <= longest(chain)) pending.add(id);
      return id;
    };
    globalThis.setTimeout = patched as typeof globalThis.setTimeout;
    globalThis.clearTimeout = (id) => {
      pending.delete(id as unknown as number);
      clear(id);
    };
  };

  return { laterIn, watchTimers, pending: () => pending.size };
}
