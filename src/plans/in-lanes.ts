/** Works on inputs several at a time; the results stand in the order of the inputs. The first failure ends all lanes. */
export async function inLanes<I, O>(
  inputs: readonly I[],
  options: { workers: number; signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
  work: (input: I) => Promise<O>,
): Promise<O[]> {
  const results: O[] = [];
  let next = 0;
  let done = 0;
  let failed = false;
  options.onProgress?.(0, inputs.length);
  const lane = async () => {
    while (next < inputs.length && !failed) {
      options.signal?.throwIfAborted();
      const at = next++;
      try {
        results[at] = await work(inputs[at]!);
      } catch (error) {
        failed = true;
        throw error;
      }
      options.onProgress?.(++done, inputs.length);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.max(1, options.workers) }, lane));
  for (const outcome of lanes) if (outcome.status === 'rejected') throw outcome.reason;
  return results;
}
