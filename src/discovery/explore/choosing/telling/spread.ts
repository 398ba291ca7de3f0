import type { PlanAct } from '../../../../agent/plan-step/parse.ts';
import type { Try } from '../../../../records/discovery/try.ts';

/** How often each beginning, such as a menu with one of its commands, was tried, and how often nothing came of it. */
export type Spread = {
  learn(done: Pick<Try, 'acts' | 'goals' | 'effect'>): void;
  /** A plan was chosen that begins so. */
  begin(acts: readonly PlanAct[]): void;
  cost(acts: readonly PlanAct[]): number;
};

/** What a try costs more that nothing came of. */
const vainCost = 2;

export function createSpread(): Spread {
  const costs = new Map<string, number>();
  const add = (key: string, cost: number) => void costs.set(key, (costs.get(key) ?? 0) + cost);
  return {
    learn({ acts, goals, effect }) {
      const saved = acts.flatMap(({ saves }, i) => (saves ? [i + 1] : []));
      for (const [i, act] of acts.slice(0, -1).entries()) {
        const end = saved.find((at) => at > i) ?? acts.length;
        const isUseful = goals ? goals.some(({ acts: at }) => at === end) : effect.length > 0;
        if (!isUseful) add(pair(act.control?.name ?? '', acts[i + 1]!.control?.name ?? ''), vainCost);
      }
    },
    begin: (acts) => add(keyOf(acts), 1),
    cost: (acts) => costs.get(keyOf(acts)) ?? 0,
  };
}

const keyOf = ([first, second]: readonly PlanAct[]): string => pair(nameIn(first), nameIn(second));
const nameIn = (act?: PlanAct): string => act?.ways[0]?.target?.names[0] ?? '';
const pair = (...names: string[]): string =>
  names.map((name) => name.replace(/(?:…|\.{3})$/, '').toLowerCase()).join(' > ');
