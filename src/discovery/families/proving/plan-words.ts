import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Step } from '../../../records/episode/trajectory.ts';
import { escaped } from '../../../records/quoted-text.ts';
import { fillText } from '../interpret/places.ts';
import { meansAct, wordsFor } from '../interpret/step-words.ts';

/** For each act the ways to say it that are left, the plainest first. */
export type PlanWords = string[][];

export const allWords = (acts: readonly TriedAct[]): PlanWords => acts.map(wordsFor);

/** Those ways to say the acts that meant just what was done in a run, with the run's values in their places. */
export function wordsThatMean(
  words: PlanWords,
  steps: readonly Step[],
  values: Readonly<Record<string, string>>,
): PlanWords {
  const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escaped(value)]));
  const done = steps.filter(({ decision }) => decision.function !== '' && decision.function !== 'wait');
  let near: string | undefined;
  return words.map((ways, i) => {
    const step = done[i];
    if (!step) return [];
    const { decision, observation } = step;
    const left = ways.filter((way) => meansAct(fillText(way, written), decision, observation, near));
    near = observation.controls.find(({ label }) => label === decision.controlLabel)?.container ?? near;
    return left;
  });
}
