import type { EpisodeOptions } from '../agent/loop/run-episode.ts';
import { chatPolicy } from '../agent/policies/chat.ts';
import { openLoop } from '../agent/policies/following/open-loop.ts';
import type { Policy } from '../agent/policy.ts';
import type { App } from '../app-pack/app.ts';
import type { Verdict } from '../app-pack/family.ts';
import type { Chat } from '../chat/chat.ts';
import type { EnvironmentHost } from '../environments/environment.ts';
import type { Judgement, WrittenVerifier } from '../records/episode/judgement.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import type { Instance } from '../records/tasks/instance.ts';
import type { Task } from '../records/tasks/task.ts';
import { attemptTemplate } from './attempt.ts';
import { defaultLimits } from './collect.ts';
import { outcomeOf } from './failure-type.ts';
import { type JudgeInput, judgeTrajectory } from './judge/judge.ts';
import { outcomeByJudge } from './judge/outcome-by-judge.ts';
import { writeVerifier } from './judge/written/write-verifier.ts';
import { verifyWritten } from './judge/written/written-verifier.ts';
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
    /** Names this way of executing and judging, so that another is another trajectory. */
    how: string;
    seed: number;
    /** A verifier that a chat model wrote for this instance and that passed its gate: it decides then. */
    written?: WrittenVerifier;
    /** Have one written where the judge says yes and nothing else decides. */
    writes?: boolean;
  } & Pick<JudgeInput, 'view' | 'idle'> &
    Pick<EpisodeOptions, 'signal' | 'screenshots'>,
): Promise<{ trajectory: Trajectory; judgement: Judgement }> {
  const { chat, app, instance, task, expert, how, seed } = options;
  const { request, actions } = instance.prefill!;
  const policy: Policy =
    expert === 'open-loop'
      ? openLoop(actions, app)
      : chatPolicy({ chat, rules: app, givenPlan: true, ...(options.signal ? { signal: options.signal } : {}) });
  const limits = expert === 'open-loop' ? defaultLimits : chatLimits;
  const attempt = await attemptTemplate({
    ...options,
    policy,
    limits,
    template: instance.template.name,
    task: { request, plan: instance.source.plan },
  });
  const { before, after, episode } = attempt;
  const verify = verifierOf(options);
  const verdict = verify && after !== null ? verify({ before, after }) : null;
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
    instance: { id: instance.id, how },
  });
  const judgement = await judgeTrajectory({
    ...options,
    task: { request },
    trajectory: made,
    before,
    after,
    // A verifier of the judge's own writing says nothing of the judge.
    verifier: task ? (verdict?.pass ?? null) : null,
  });
  const outcome = verify
    ? { ...outcomeOf(episode, verdict), ...(task ? {} : { decidedBy: 'written' as const }) }
    : outcomeByJudge(episode, judgement);
  const asksFor = options.writes && !verify && outcome.success && after !== null;
  const written = asksFor ? { written: await writeVerifier({ ...options, request, before, after }) } : {};
  return { trajectory: { ...made, outcome }, judgement: { ...judgement, ...written } };
}

type States = { before: unknown; after: unknown };

/** What decides beside the judge: the family's own verifier, else one that was written for the instance. */
function verifierOf({
  app,
  task,
  written,
}: {
  app: App;
  task: Task | null;
  written?: WrittenVerifier;
}): ((states: States) => Verdict) | null {
  if (task) {
    const family = familyOf(app, task.family);
    return (states) => family.verify({ ...states, params: task.params });
  }
  return written ? (states) => verifyWritten(written, states) : null;
}
