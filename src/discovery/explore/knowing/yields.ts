import type { Try } from '../../../records/discovery/try.ts';
import { createUsual } from './usual.ts';

/** How much comes of the parts of an application: its menus, toolbars and dialogs. */
export type Yields = {
  /** Takes in a walk: `keys` of its acts, in order, and after how many of them something was changed. */
  learn(keys: readonly (string | null)[], done: Done): void;
  /** What an act costs more, in tries, because less comes of its part than of others; 0 where nothing is known. */
  cost(key: string): number;
};

type Done = Pick<Try, 'acts' | 'changedBy' | 'effect' | 'goals'>;

/** What an act costs more in a part that nothing has ever come of. */
const vainCost = 1;
/** A part is taken to be like the others until so many acts in it are known. */
const doubt = 4;

export function createYields(): Yields {
  const parts = new Map<string, { acts: number; useful: number }>();
  const usual = createUsual();
  const all = { acts: 0, useful: 0 };
  return {
    learn(keys, { acts, changedBy, effect, goals }) {
      const changed = goals
        ? usual.without(goals).map(({ acts: at }) => at)
        : (changedBy ?? effect.map(() => acts.length));
      const ends = [...new Set(changed)].sort((a, b) => a - b);
      for (const [i, key] of keys.entries()) {
        const part = key === null ? undefined : partOf(key);
        if (part === undefined) continue;
        const count = parts.get(part) ?? { acts: 0, useful: 0 };
        parts.set(part, count);
        const isUseful = ends.some((end) => i < end && i >= beginOf(end, acts, ends));
        for (const one of [count, all]) {
          one.acts++;
          if (isUseful) one.useful++;
        }
      }
    },
    cost(key) {
      const part = parts.get(partOf(key) ?? '');
      if (!part || all.useful === 0) return 0;
      const share = all.useful / all.acts;
      const own = (part.useful + doubt * share) / (part.acts + doubt);
      return vainCost * Math.max(0, 1 - own / share);
    },
  };
}

/** From which act on a change was made that was seen after `end` acts: since it was last saved, or since something else was changed. */
function beginOf(end: number, acts: Try['acts'], ends: readonly number[]): number {
  const saved = acts.slice(0, end - 1).findLastIndex(({ saves }) => saves);
  return Math.max(saved + 1, ...ends.filter((other) => other < end));
}

/** The container of a kind of control, or the menu that it opens; undefined where it has none. */
function partOf(key: string): string | undefined {
  const [type, name, container] = key.split('|');
  return container || (type === 'MenuItem' ? name : undefined) || undefined;
}
