import type { TriedAct } from '../../../records/discovery/try.ts';

/** One way from a screen to another: the act that led there, and what kind of act it is wherever the user's content is another. */
export type Passage = { from: string; to: string; act: TriedAct; key: string; failed: number };

/** How screens lead to each other, as far as it was seen. */
export type ScreenMap = {
  begin(screen: string): void;
  pass(from: string, act: TriedAct, to: string, key: string): void;
  /** The shortest ways from a screen, or from a fresh start, to every screen that can be reached in so many acts. */
  ways(most: number, from?: string): Map<string, Passage[]>;
  /** The passages seen, the first of each pair of screens. */
  passages(): Passage[];
};

/** A passage that failed so often is dropped. */
const mostFailures = 2;

export function createScreenMap(): ScreenMap {
  const starts = new Set<string>();
  const from = new Map<string, Map<string, Passage>>();
  return {
    begin: (screen) => void starts.add(screen),
    pass(start, act, to, key) {
      if (start === to || !act.ok) return;
      const out = from.get(start) ?? new Map<string, Passage>();
      from.set(start, out);
      const known = out.get(to);
      // The act that was seen last is kept where the one before it failed.
      if (!known || known.failed > 0) out.set(to, { from: start, to, act, key, failed: known?.failed ?? 0 });
    },
    ways(most, here) {
      const queue = here === undefined ? [...starts] : [here];
      const ways = new Map<string, Passage[]>(queue.map((screen) => [screen, []]));
      for (let screen = queue.shift(); screen !== undefined; screen = queue.shift()) {
        const way = ways.get(screen)!;
        if (way.length === most) continue;
        for (const passage of from.get(screen)?.values() ?? []) {
          if (ways.has(passage.to) || passage.failed >= mostFailures) continue;
          ways.set(passage.to, [...way, passage]);
          queue.push(passage.to);
        }
      }
      return ways;
    },
    passages: () => [...from.values()].flatMap((out) => [...out.values()]),
  };
}
