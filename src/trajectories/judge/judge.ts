import type { App } from '../../app-pack/app.ts';
import type { Chat } from '../../chat/chat.ts';
import type { Judgement } from '../../records/episode/judgement.ts';
import type { Step, Trajectory } from '../../records/episode/trajectory.ts';
import { isUnanswered } from '../../records/error.ts';
import { recordId } from '../../records/record-id.ts';
import { checkJudged } from './check-judged.ts';
import type { Idle } from './difference/bookkeeping.ts';
import { describeDifference } from './difference/difference.ts';
import { gatherEvidence, leftTrace } from './evidence.ts';
import { judgeMessages } from './judge-prompt.ts';
import { type Judged, judgedSchema } from './judged.ts';

export type JudgeInput = {
  chat: Chat;
  app: Pick<App, 'name' | 'title'>;
  /** What was executed: an instance's own request, or a task's; never the one that it was made from. */
  task: { request: string };
  trajectory: Pick<Trajectory, 'id' | 'steps'>;
  /** What the application had saved on both sides of the episode; `after` is null after a crash. */
  before: unknown;
  after: unknown;
  /** The saved states of an episode on the same template in which nothing was done: what they differ in does not count. */
  idle?: Idle;
  /** Screens of all steps, or the first and the last alone. `difference: false` keeps what was saved from the judge. */
  view: { steps: 'all' | 'ends'; difference?: boolean };
  /** Names of blobs; left out: those of the steps, as `view` says. A model that sees none is shown none. */
  pictures?: readonly string[];
  /** What the verifier of the task's family says; null where there is none. The judge is not told. */
  verifier: boolean | null;
  signal?: AbortSignal;
};

const answerTokens = 320;

/**
 * What a chat model of the role `judge` finds that an episode has done (section 3.2.3 of the paper). An episode without an act, or that
 * crashed, is not complete without asking. An answer that is none leaves `complete` null, with the error.
 * Rejects with CHAT_BUDGET, CHAT_KEY, CHAT_ENDPOINT, CHAT_UNRECORDED and BASE_MISSING, as the chat does.
 */
export async function judgeTrajectory(input: JudgeInput): Promise<Judgement> {
  const { chat, app, task, trajectory, before, after, idle, verifier, signal } = input;
  const view = { difference: true, ...input.view };
  const pictures = chat.sees('judge') ? [...(input.pictures ?? picturesOf(trajectory.steps, view.steps))] : [];
  const evidence = gatherEvidence({
    app: app.title,
    request: task.request,
    steps: trajectory.steps,
    ...{ before, after, view },
    ...(idle ? { idle } : {}),
  });
  const messages = judgeMessages(evidence, pictures);
  const model = chat.model('judge');
  const found = {
    id: recordId('judgement', { trajectory: trajectory.id, model, messages }),
    app: app.name,
    trajectoryId: trajectory.id,
    view: { ...view, pictures: pictures.length > 0 },
    difference: after === null ? '' : describeDifference(before, after).join('\n'),
    verifier,
    model,
  };
  const undone = whyUndone(input);
  if (undone !== null) return { ...found, ...unasked, complete: 'no', reason: undone };
  try {
    const { value, call, ms } = await chat.ask<Judged>('judge', {
      messages,
      schema: judgedSchema,
      maxTokens: answerTokens,
      ...(signal ? { signal } : {}),
    });
    const { complete, reason } = checkJudged(value, evidence, pictures.length > 0);
    const subScores = Object.fromEntries(value.parts.map(({ part, met }) => [part, met]));
    return {
      ...found,
      complete,
      said: value.complete,
      reason,
      subScores,
      quality: value.quality,
      error: null,
      ms,
      calls: [call],
    };
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return { ...found, ...unasked, complete: null, reason: '', error: error.message };
  }
}

const unasked = { subScores: {}, quality: null, error: null, ms: 0, calls: [] };

/** What is known without a model. */
function whyUndone({ after, trajectory: { steps } }: JudgeInput): string | null {
  if (after === null) return 'The application crashed.';
  const acted = steps.some((step) => !['', 'wait'].includes(step.decision.function) && leftTrace(step));
  return acted ? null : 'Nothing was done.';
}

function picturesOf(steps: readonly Step[], view: 'all' | 'ends'): string[] {
  const all = steps.flatMap(({ observation }) => observation.screenshot ?? []);
  return view === 'all' || all.length < 3 ? all : [all[0]!, all.at(-1)!];
}
