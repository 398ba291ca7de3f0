import { z } from 'zod';
import type { Tree } from '../../records/episode/effect.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Recall } from '../recall/recall.ts';
import type { Evidence } from './evidence.ts';

/**
 * How much must speak for a request: the weights of what is weighed (the first stands alone) and the least sum with which it is taken on. Learnt
 * from the train wordings; it travels with the checkpoint.
 */
export const barSchema = z.object({ weights: z.array(z.number()), least: z.number() });
export type Bar = z.infer<typeof barSchema>;

export const sumOf = ([alone = 0, ...weights]: readonly number[], evidence: Evidence): number =>
  weights.reduce((sum, weight, i) => sum + weight * (evidence[i] ?? 0), alone);

/** So well a discovered kind and its values have to fit together (found on the read half of an examination, bench/chosen.ts). */
const leastJoint = -1;

/**
 * Why a request is not taken on: nothing learnt covers it. With the nearest things that can be done. Null where it is covered; without a bar all
 * is that brings anything to mind, but for what means rather a request to other software, or fits a discovered kind and its values badly.
 */
export function refusalOf(
  request: string,
  { recall, bar, ...when }: { recall: Recall; bar?: Bar; screen?: Observation; saved?: Tree | undefined },
): string | null {
  const [first] = recall(request, when);
  const isLikely = (first?.joint ?? leastJoint) >= leastJoint;
  const isEnough = first && (bar ? sumOf(bar.weights, first.evidence()) >= bar.least : isLikely && !first.isForeign());
  if (isEnough) return null;
  return `Nothing that was learnt covers this request. ${nearestThings(recall(request, { ...when, far: true }).map(({ pattern }) => pattern.usual))}`;
}

/** So many of the nearest things are named. */
const mostNamed = 3;

/** Wordings as a person reads them: {newTitle} is (new title). */
export function nearestThings(wordings: readonly string[]): string {
  if (wordings.length === 0) return 'It has no word that a request had in training.';
  const said = wordings
    .slice(0, mostNamed)
    .map((wording) =>
      wording.replace(
        /["“]?\{(\w+)\}["”]?/g,
        (_, name: string) => `(${name.replace(/(?=[A-Z])/g, ' ').toLowerCase()})`,
      ),
    );
  return `The nearest that can be done: ${said.map((wording) => `“${wording}”`).join('; ')}.`;
}
