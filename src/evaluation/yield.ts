import type { Judgement } from '../records/episode/judgement.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import type { Instance } from '../records/tasks/instance.ts';
import { tally } from './tally.ts';

/** What came out of each stage of the paper's data collection, and what it took. Counts are of tasks; seconds are means. */
export type Yield = {
  sources: number;
  /** Template chosen and request and actions written. */
  prefilled: number;
  /** Let pass by the filter, and what it stopped by type. */
  passed: number;
  stopped: Record<string, number>;
  /** Answers that were none, by stage; and the first reasons, for a person. */
  errors: Record<string, number>;
  reasons: string[];
  executed: number;
  /** Every act was done and the plan came to its end. */
  ended: number;
  /** Of the executed ones that have a family: what its verifier says. */
  verified: { n: number; passed: number };
  judged: { yes: number; no: number; unsure: number; none: number };
  /** Seconds a task that came so far; `model` is what the chat model took of the instantiation. */
  seconds: {
    template: number | null;
    prefill: number | null;
    filter: number | null;
    model: number | null;
    execute: number | null;
    judge: number | null;
  };
};

const shownReasons = 3;

/** Counts what instances and their runs came to; a run belongs to an instance by its id. */
export function yieldOf(
  instances: readonly Instance[],
  runs: readonly { trajectory: Trajectory; judgement: Judgement }[],
): Yield {
  const whole = instances.filter(({ prefill }) => prefill !== null);
  const judged = instances.filter(({ filter }) => filter !== null);
  const passed = judged.filter(({ filter }) => filter!.judge);
  const verified = runs.filter(({ judgement }) => judgement.verifier !== null);
  const said = (answer: Judgement['complete']) => runs.filter(({ judgement }) => judgement.complete === answer).length;
  return {
    sources: instances.length,
    prefilled: whole.length,
    passed: passed.length,
    stopped: tally(judged.filter(({ filter }) => !filter!.judge).map(({ filter }) => filter!.type)),
    errors: tally(instances.flatMap(({ error }) => error?.stage ?? [])),
    reasons: [...new Set(instances.flatMap(({ error }) => error?.detail ?? []))].slice(0, shownReasons),
    executed: runs.length,
    ended: runs.filter(({ trajectory }) => endedWell(trajectory)).length,
    verified: { n: verified.length, passed: verified.filter(({ judgement }) => judgement.verifier).length },
    judged: { yes: said('yes'), no: said('no'), unsure: said('unsure'), none: said(null) },
    seconds: {
      template: mean(instances.map(({ ms }) => ms.template)),
      prefill: mean(whole.map(({ ms }) => ms.prefill)),
      filter: mean(judged.map(({ ms }) => ms.filter)),
      model: mean(instances.map(({ ms }) => ms.model)),
      execute: mean(runs.map(({ trajectory }) => trajectory.durationMs)),
      judge: mean(runs.map(({ judgement }) => judgement.ms)),
    },
  };
}

/** The last decision ended the task, and its act was done. */
function endedWell({ steps }: Trajectory): boolean {
  const last = steps.at(-1);
  return last?.decision.status === 'FINISH' && last.result.ok;
}

/** Mean of milliseconds, in seconds. */
const mean = (ms: readonly number[]): number | null =>
  ms.length === 0 ? null : ms.reduce((sum, one) => sum + one, 0) / ms.length / 1000;

/** The same in lines for people. */
export function yieldText(y: Yield): string[] {
  const counts = (record: Record<string, number>) =>
    Object.entries(record)
      .map(([name, n]) => `${n} ${name}`)
      .join(', ');
  const time = (name: keyof Yield['seconds']) =>
    y.seconds[name] === null ? [] : [`${name} ${y.seconds[name].toFixed(1)}`];
  return [
    `${y.sources} sources: ${y.prefilled} prefilled, ${y.passed} let pass by the filter${extra('stopped', counts(y.stopped))}${extra('no answer', counts(y.errors))}`,
    ...y.reasons.map((reason) => `  no answer: ${reason}`),
    ...(y.executed > 0
      ? [`${y.executed} executed: ${y.ended} came to their end; the judge says ${counts(y.judged)}`]
      : []),
    ...(y.verified.n > 0 ? [`verifier: ${y.verified.passed} of ${y.verified.n} right`] : []),
    `seconds a task: ${(Object.keys(y.seconds) as (keyof Yield['seconds'])[]).flatMap(time).join(', ')}`,
  ];
}

const extra = (name: string, text: string) => (text ? ` (${name}: ${text})` : '');
