import { chatPolicy } from '../agent/policies/chat.ts';
import { openLoop } from '../agent/policies/open-loop.ts';
import type { Policy } from '../agent/policy.ts';
import type { EpisodeOptions } from '../agent/run-episode.ts';
import type { App } from '../app-pack/app.ts';
import type { Chat } from '../chat/chat.ts';
import type { EnvironmentHost } from '../environments/environment.ts';
import type { Instance } from '../records/instance.ts';
import type { Judgement } from '../records/judgement.ts';
import type { Task } from '../records/task.ts';
import type { Trajectory } from '../records/trajectory.ts';
import { attemptTemplate } from './attempt.ts';
import { defaultLimits } from './collect.ts';
import { outcomeOf } from './failure-type.ts';
import { judgeTrajectory, type View } from './judge/judge.ts';
import { outcomeByJudge } from './judge/outcome.ts';
import { familyOf, toTrajectory } from './run-task.ts';

/** `open-loop`: the instantiated actions, as the paper executes them; `chat`: the chat model decides at every step. */
export type InstanceExpert = 'open-loop' | 'chat';

/** A chat model takes its time for every step; milliseconds. */
const chatLimits = { steps: 30, ms: 900_000 };

/**
 * Executes an instantiated task on a fresh copy of its template and has it judged (section 3.2.2 and 3.2.3 of the paper). The task of a
 * family is decided by its verifier, and the judge's word stands beside it; of a request from documentation the judge's word is all
 * there is, and the outcome says so. Rejects as `runTask` does, and where the chat model cannot be asked.
 */
export async function runInstance(
  options: {
    chat: Chat;
    app: App;
    host: EnvironmentHost;
    instance: Instance;
    /** The family's task that it was made from. */
    task: Task | null;
    expert: InstanceExpert;
    view: View;
    seed: number;
    readPicture: (name: string) => Promise<Buffer>;
  } & Pick<EpisodeOptions, 'signal' | 'screenshots'>,
): Promise<{ trajectory: Trajectory; judgement: Judgement }> {
  const { chat, app, instance, task, expert, seed, signal } = options;
  const { request, actions } = instance.prefill!;
  const policy: Policy =
    expert === 'open-loop' ? openLoop(actions) : chatPolicy({ chat, plan: actions.map(({ subtask }) => subtask) });
  const limits = expert === 'open-loop' ? defaultLimits : chatLimits;
  const attempt = await attemptTemplate({
    ...options,
    policy,
    limits,
    template: instance.template.name,
    task: { request },
  });
  const { before, after, episode } = attempt;
  const verdict =
    task && after !== null ? familyOf(app, task.family).verify({ before, after, params: task.params }) : null;
  const made = toTrajectory({
    attempt,
    policy,
    seed,
    of: {
      id: task?.id ?? instance.id,
      app: app.name,
      family: task?.family ?? '',
      template: instance.template.name,
      split: task?.split ?? 'train',
      request,
    },
    instance: instance.id,
  });
  const judgement = await judgeTrajectory({
    ...options,
    request,
    trajectory: made,
    episode,
    before,
    after,
    verifier: verdict?.pass ?? null,
    signal,
  });
  const outcome = task ? outcomeOf(episode, verdict) : outcomeByJudge(episode, judgement);
  return { trajectory: { ...made, outcome }, judgement };
}
