import type { PlanPair } from '../../records/tasks/task.ts';
import { type ToldPlans, toldPlans } from './choosing/telling/told.ts';
import { createKnowledge, type Knowledge } from './knowing/knowledge.ts';
import { createScreenMap, type ScreenMap } from './screens/map.ts';
import { createScreens, type Screens } from './screens/screens.ts';
import { createSaving, type Saving } from './walking/saving/saving.ts';

/** All that workers know in common of an application. */
export type Explored = {
  knowledge: Knowledge;
  screens: Screens;
  map: ScreenMap;
  saving: Saving;
  /** Plans of the documentation that wait to be tried. */
  plans: ToldPlans;
  /** Made-up words that were given before. */
  words: Set<string>;
  readingTook(ms: number): void;
  /** Milliseconds that reading takes on average. */
  readingMs(): number;
  startingTook(ms: number): void;
  startsSlowly(): boolean;
};

/** Where opening takes longer, a walk goes on after its first goal. */
const slowStartMs = 2500;

export function createExplored(app: string, isPage: boolean, plans: readonly PlanPair[] = []): Explored {
  const reading = meanOf();
  const starting = meanOf();
  return {
    knowledge: createKnowledge(),
    screens: createScreens(app),
    map: createScreenMap(),
    saving: createSaving(isPage),
    plans: toldPlans(plans),
    words: new Set(),
    readingTook: reading.add,
    readingMs: reading.mean,
    startingTook: starting.add,
    startsSlowly: () => !isPage || starting.mean() > slowStartMs,
  };
}

function meanOf() {
  let sum = 0;
  let count = 0;
  return {
    add: (value: number) => {
      sum += value;
      count++;
    },
    mean: () => sum / Math.max(1, count),
  };
}
