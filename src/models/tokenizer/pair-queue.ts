/** A max-heap of pairs by count; entries may be out of date and are checked when they come to the top. */
export type PairQueue = {
  push(pair: number, count: number): void;
  /** The pair with the highest current count, lowest pair first among equals; null when none is left. */
  popCurrent(currentCount: (pair: number) => number): { pair: number; count: number } | null;
};

type Entry = { pair: number; count: number };

const before = (a: Entry, b: Entry) => a.count > b.count || (a.count === b.count && a.pair < b.pair);

export function createPairQueue(): PairQueue {
  const heap: Entry[] = [];

  const push = (pair: number, count: number) => {
    const entry = { pair, count };
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  };

  const pop = (): Entry | undefined => {
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return top;
  };

  return {
    push,
    popCurrent(currentCount) {
      for (let entry = pop(); entry !== undefined; entry = pop()) {
        const count = currentCount(entry.pair);
        if (count === entry.count) return entry;
        // A count that only fell was never pushed again; one that rose was.
        if (count > 0 && count < entry.count) push(entry.pair, count);
      }
      return null;
    },
  };
}
