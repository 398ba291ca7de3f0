/** Says every `everyMs` what is still waited for: one line a model, however many calls. */
export function tellUnderWay(log: (line: string) => void, everyMs = 15_000) {
  const calls = new Set<{ model: string; start: number }>();
  const timer = setInterval(() => {
    for (const [model, open] of Map.groupBy(calls, (call) => call.model)) {
      const seconds = Math.round((performance.now() - Math.min(...open.map(({ start }) => start))) / 1000);
      if (seconds * 1000 < everyMs) continue;
      log(
        `${model}: ${open.length} ${open.length === 1 ? 'question' : 'questions'} waiting, the oldest for ${seconds} s`,
      );
    }
  }, everyMs);
  timer.unref();
  return {
    async while<T>(model: string, answer: Promise<T>): Promise<T> {
      const call = { model, start: performance.now() };
      calls.add(call);
      return answer.finally(() => calls.delete(call));
    },
    end: () => clearInterval(timer),
  };
}
