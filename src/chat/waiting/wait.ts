/** Waits so many milliseconds, or rejects with the signal's reason. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  return untilAborted(passed, signal).finally(() => clearTimeout(timer));
}

/** The promise's outcome, or the signal's reason as soon as it is aborted. */
export async function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return promise;
  // Nobody may be left to hear of what fails after the abort.
  promise.catch(() => {});
  signal.throwIfAborted();
  const leave = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: leave.signal });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    leave.abort();
  }
}
