import type { Trajectory } from '../../records/episode/trajectory.ts';
import { given } from '../episodes.ts';
import { stepLabels } from './credit.ts';
import { answerText, type Message, planPrompt, planText, stepPrompt } from './prompt.ts';
import type { TrainSource } from './train-only.ts';

/** Dataset formats of TRL: conversational, but for stepwise supervision, which is of plain texts. */
export type MessagesRow = { messages: Message[] };
export type PromptCompletionRow = { prompt: Message[]; completion: Message[] };
export type PreferenceRow = { prompt: Message[]; chosen: Message[]; rejected: Message[] };
export type KtoRow = PromptCompletionRow & { label: boolean };
export type StepwiseRow = { prompt: string; completions: string[]; labels: boolean[] };

/** Phase 1: a row a task-plan pair. */
export async function* planRows(source: TrainSource): AsyncGenerator<PromptCompletionRow> {
  for await (const { task, plan } of source.pairs()) {
    source.signal?.throwIfAborted();
    source.onRead?.();
    yield { prompt: planPrompt(task), completion: [answer(planText(plan))] };
  }
}

/** Phases 2 and 3: a row a step of a verified trajectory; an act that failed on the way is not shown as a model. */
export async function* stepRows(source: TrainSource): AsyncGenerator<PromptCompletionRow> {
  for await (const { request, steps, outcome } of trainTrajectories(source)) {
    if (!outcome.success) continue;
    for (const [i, { decision, result }] of steps.entries()) {
      if (result.ok) yield { prompt: stepPrompt(request, steps, i), completion: [answer(answerText(decision))] };
    }
  }
}

/** The same rows as one conversation each. */
export async function* asMessages(rows: AsyncIterable<PromptCompletionRow>): AsyncGenerator<MessagesRow> {
  for await (const { prompt, completion } of rows) yield { messages: [...prompt, ...completion] };
}

/** A row a step whose worth is known. */
export async function* ktoRows(source: TrainSource): AsyncGenerator<KtoRow> {
  for await (const trajectory of trainTrajectories(source)) {
    const { request, steps } = trajectory;
    for (const [i, label] of stepLabels(trajectory).entries()) {
      if (label === null) continue;
      yield { prompt: stepPrompt(request, steps, i), completion: [answer(answerText(steps[i]!.decision))], label };
    }
  }
}

/** A row a trajectory: its steps, right until the one that failed. */
export async function* stepwiseRows(source: TrainSource): AsyncGenerator<StepwiseRow> {
  for await (const trajectory of trainTrajectories(source)) {
    const { request, steps } = trajectory;
    if (steps.length === 0) continue;
    yield {
      prompt: stepPrompt(request, steps, 0)
        .map(({ content }) => content)
        .join('\n\n'),
      completions: steps.map(({ decision }) => answerText(decision)),
      labels: stepLabels(trajectory).map((label) => label ?? true),
    };
  }
}

export const answer = (content: string): Message => ({ role: 'assistant', content });

/** Those that may be trained on, one after another. */
export async function* trainTrajectories(source: TrainSource): AsyncGenerator<Trajectory> {
  const where = given({ app: source.where.app, policy: source.where.policy, split: 'train' });
  for await (const trajectory of source.store.each<Trajectory>('trajectory', where)) {
    source.signal?.throwIfAborted();
    if (source.isForTraining(trajectory)) yield trajectory;
    source.onRead?.();
  }
}
