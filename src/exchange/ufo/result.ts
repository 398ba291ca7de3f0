import type { Instance } from '../../records/tasks/instance.ts';
import type { Task } from '../../records/tasks/task.ts';
import type { Played } from '../episodes.ts';
import { executedItems, plannedItems } from './plan-items.ts';
import type { UfoResult } from './result-schema.ts';

/** The reference's words for what the filter found. */
const requestTypes: Record<Task['filter']['type'], string> = {
  normal: 'None',
  'non-task': 'Non_task',
  'other-app': 'App_involve',
  environment: 'Env',
  template: 'Template',
  other: 'Others',
};

/** The record of a task that was executed. A task of a family has no stages of a chat model: what the family and the filter said stands there. */
export function executedResult(played: Played): UfoResult {
  const { trajectory, task, instance, judgement } = played;
  const made = instance ? fromInstance(instance) : fromTask(played);
  const { prefill } = made.instantiation_result;
  const { failure } = trajectory.outcome;
  const { total: _stages, ...stages } = made.time_cost;
  const time = { ...stages, execute: inSeconds(trajectory.durationMs), execute_eval: inSeconds(judgement?.ms) };
  return {
    ...made,
    unique_id: trajectory.id,
    execution_result: {
      result: failure?.type === 'crash' ? null : verdictOf(played),
      error: failure?.type === 'crash' ? { type: 'crash', message: failure.detail, traceback: '' } : null,
    },
    instantiation_result: {
      ...made.instantiation_result,
      prefill: {
        result: {
          instantiated_request: prefill.result?.instantiated_request ?? task?.request ?? trajectory.request,
          instantiated_plan: executedItems(trajectory.steps, instance?.prefill?.actions ?? []),
        },
        error: null,
      },
    },
    time_cost: { ...time, total: totalOf(time) },
  };
}

/** The record of an instance that was not executed: it was stopped, or its turn has not come. */
export function instantiatedResult(instance: Instance): UfoResult {
  return fromInstance(instance);
}

function fromInstance({ id, app, source, template, prefill, filter, error, ms }: Instance): UfoResult {
  const failed = (stage: 'template' | 'prefill' | 'filter') => (error?.stage === stage ? error.detail : null);
  const time = {
    choose_template: inSeconds(ms.template),
    prefill: inSeconds(ms.prefill),
    instantiation_evaluation: inSeconds(ms.filter),
    execute: null,
    execute_eval: null,
  };
  return {
    unique_id: id,
    app,
    original: { original_task: source.task, original_steps: source.plan },
    execution_result: { result: null, error: null },
    instantiation_result: {
      choose_template: { result: failed('template') ? null : template.name, error: failed('template') },
      prefill: {
        result: prefill && {
          instantiated_request: prefill.request,
          instantiated_plan: plannedItems(prefill.actions),
        },
        error: failed('prefill'),
      },
      instantiation_evaluation: { result: filter && filterResult(filter), error: failed('filter') },
    },
    time_cost: { ...time, total: totalOf(time) },
  };
}

function fromTask({ trajectory, task }: Played): UfoResult {
  return {
    unique_id: trajectory.id,
    app: trajectory.app,
    original: { original_task: task?.request ?? trajectory.request, original_steps: task?.plan ?? [] },
    execution_result: null,
    instantiation_result: {
      choose_template: { result: trajectory.template, error: null },
      prefill: { result: null, error: null },
      instantiation_evaluation: { result: task && filterResult(task.filter), error: null },
    },
    time_cost: { choose_template: null, prefill: null, instantiation_evaluation: null },
  };
}

/** Where a verifier decided, its word is `complete`, and what the judge said stands beside it: they may differ. */
function verdictOf({ trajectory, judgement }: Played) {
  const { success, reason, failure, decidedBy = 'verifier' } = trajectory.outcome;
  const outcome = success ? ('yes' as const) : ('no' as const);
  const judged = judgement?.complete ?? null;
  const complete = decidedBy === 'verifier' ? outcome : (judged ?? (decidedBy === 'judge' ? outcome : 'unsure'));
  return {
    reason: judgement?.reason || failure?.detail || reason,
    sub_scores: {
      ...judgement?.subScores,
      ...(judged ? { judge: judged } : {}),
      ...(decidedBy === 'verifier' ? { verifier: outcome } : {}),
    },
    complete,
  };
}

const filterResult = ({ judge, thought, type }: Task['filter']) => ({
  judge,
  thought,
  request_type: requestTypes[type],
});

const inSeconds = (ms: number | undefined) => (ms === undefined ? null : Math.round(ms) / 1000);

function totalOf(times: Record<string, number | null | undefined>): number {
  const sum = Object.values(times).reduce<number>((all, time) => all + (time ?? 0), 0);
  return Math.round(sum * 1000) / 1000;
}
