import type { Trajectory } from '../../records/episode/trajectory.ts';

/**
 * Whether each step was right: all of a success, but for acts that failed on the way; of a failure those from the step on that the typed
 * failure names, or all where it names none (the paper's section 4.4), are wrong. Null: it is not known.
 */
export function stepLabels({ steps, outcome }: Pick<Trajectory, 'steps' | 'outcome'>): (boolean | null)[] {
  if (outcome.success) return steps.map(({ result }) => (result.ok ? true : null));
  const blamed = outcome.failure?.step ?? 0;
  return steps.map(({ index }) => (index < blamed ? null : false));
}
