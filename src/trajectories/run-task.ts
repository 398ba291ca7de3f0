import type { Policy } from '../agent/policy.ts';
import type { App } from '../app-pack/app.ts';
import type { Family } from '../app-pack/family.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import { LamwrightError } from '../records/error.ts';
import { recordId } from '../records/record-id.ts';
import type { Task } from '../records/tasks/task.ts';
import { type Attempt, type AttemptOptions, attemptTemplate } from './attempt.ts';
import { outcomeOf } from './failure-type.ts';

export type RunTaskOptions<S> = Omit<AttemptOptions<S>, 'task' | 'template'> & {
  // biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
  family: Family<S, any>;
  task: Task;
  /** Which try of this policy at this task; with the seed it names the trajectory. */
  attempt: number;
};

/** The name that a trajectory will have: known before it is run, so that work done is not done again. */
export function trajectoryId(made: {
  task: string;
  policy: string;
  checkpoint: string | null;
  seed: number;
  attempt: number;
}): string {
  return recordId('trajectory', made);
}

/**
 * Runs one policy at one task on a fresh copy of its template; the verifier reads the saved state and gives the outcome.
 * An aborted run leaves no trajectory: it rejects with the signal's reason, so that the task is done again from its start.
 */
export async function runTask<S>(options: RunTaskOptions<S>): Promise<Trajectory> {
  const { task, family, policy, seed, attempt } = options;
  const made = await attemptTemplate({ ...options, template: task.template });
  const { before, after, episode } = made;
  const verdict = after === null ? null : family.verify({ before, after, params: task.params });
  return {
    ...toTrajectory({ attempt: made, policy, seed, turn: attempt, of: task }),
    outcome: outcomeOf(episode, verdict),
  };
}

/** The record of an attempt; its outcome is what its ending alone says, until somebody has decided. */
export function toTrajectory(options: {
  attempt: Attempt<unknown>;
  policy: Policy;
  seed: number;
  /** Which try of the policy at the task. */
  turn?: number;
  of: Pick<Task, 'id' | 'app' | 'family' | 'template' | 'split' | 'request'>;
  /** The instantiated task, and a name for how it was executed. */
  instance?: { id: string; how: string };
}): Trajectory {
  const { attempt, policy, seed, turn = 0, of, instance } = options;
  const { episode, durationMs, startedAt, crashes } = attempt;
  const madeBy = { policy: policy.name, checkpoint: policy.checkpoint, seed, attempt: turn };
  return {
    id: trajectoryId({ task: instance ? `${instance.id} ${instance.how}` : of.id, ...madeBy }),
    taskId: of.id,
    app: of.app,
    family: of.family,
    template: of.template,
    split: of.split,
    request: of.request,
    ...madeBy,
    steps: episode.steps,
    outcome: outcomeOf(episode, null),
    durationMs,
    startedAt,
    ...(instance ? { instance: instance.id } : {}),
    ...(crashes.length > 0 ? { crashes } : {}),
  };
}

/** The family of a task. Throws where the pack has changed since the task was made. */
export function familyOf<S>(app: App<S>, name: string): App<S>['families'][number] {
  const family = app.families.find((candidate) => candidate.name === name);
  if (family) return family;
  throw new LamwrightError('APP_MALFORMED', `app pack "${app.name}" has no family "${name}"`, {
    remedy: 'The pack has changed since this workspace was begun: begin a new one (--workspace).',
  });
}
