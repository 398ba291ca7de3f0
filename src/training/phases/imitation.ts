import type { Family } from '../../app-pack/family.ts';
import { createVocabulary } from '../../app-pack/vocabulary.ts';
import type { Step, Trajectory } from '../../records/episode/trajectory.ts';
import type { Rng } from '../../records/rng.ts';
import { familyKey, type PlanPair, type Task } from '../../records/tasks/task.ts';
import { fillWording } from '../../tasks/request.ts';
import { trainWordings } from '../../tasks/splits.ts';
import {
  type Example,
  type ExampleContext,
  fillingExample,
  planExample,
  planOf,
  trajectoryExample,
} from '../examples/examples.ts';
import { drawSwap, swapSteps } from '../examples/swap.ts';

/** A verified trajectory with the task it solved. */
export type Demonstration = { trajectory: Trajectory; task: Task };

/** Share of draws in which values and wording are drawn anew instead of repeated. */
const freshShare = 0.9;

/** Share of the fresh draws in which choices among the application's own values are exchanged, too: so a choice that was never seen is copied. */
const choiceShare = 0.5;

/** Share of the draws in which the wording is not remembered, as one that was never heard: then like ones must do, or none. In the others there is nothing to choose. */
const forgottenShare = 0.9;

/** Share of the plan draws that are plans of train tasks; the rest is documentation. */
const taskShare = 0.8;

/** Task-plan pairs of documentation, and train tasks with what the expert saw when it tried them. */
export type PlanData = {
  pairs: readonly PlanPair[];
  tasks: readonly Task[];
  tried: readonly Demonstration[];
  familyOf: (task: Task) => Family;
};

/**
 * Phase 1 (paper section 4.1): draws task-plan pairs of documentation and of train tasks. A task that was tried comes with the screen it
 * started from: its plan depends on what is open there.
 */
export function planDraw(plans: PlanData, context: ExampleContext): (rng: Rng) => Example | null {
  const { pairs, tasks } = plans;
  const starts = new Map(plans.tried.map(({ task, trajectory }) => [task.id, trajectory.steps.slice(0, 1)]));
  return (rng) => {
    if (tasks.length > 0 && (pairs.length === 0 || rng.next() < taskShare)) {
      const task = rng.pick(tasks);
      const fresh = freshTask(task, plans.familyOf(task), rng, () => choicesIn(task));
      const [start] = swapSteps(starts.get(task.id) ?? [], fresh.replace);
      const { request, forgotten } = fresh;
      return planExample(request, task.plan.map(fresh.replace), { ...context, forgotten }, start?.observation);
    }
    if (pairs.length === 0) return null;
    const pair = rng.pick(pairs);
    return planExample(pair.task, pair.plan, context);
  };
}

/** Phases 2 and 3 (paper sections 4.2, 4.3): draws verified trajectories, each family as often as any other. */
export function imitationDraw(
  demonstrations: readonly Demonstration[],
  familyOf: (task: Task) => Family,
  context: ExampleContext,
): (rng: Rng) => Example | null {
  const pick = everyFamilyAlike(demonstrations);
  return (rng) => {
    const { trajectory, task } = pick(rng);
    const { request, replace, forgotten } = freshTask(task, familyOf(task), rng, () =>
      choicesIn(task, trajectory.steps),
    );
    return trajectoryExample(request, swapSteps(trajectory.steps, replace), { ...context, forgotten });
  };
}

/** So often a filling is drawn anew where nothing is left to the model. */
const fillingTries = 10;

/** Draws what is left to the model at work where a plan comes to mind: the first screens of verified trajectories, each family as often as any other. */
export function fillingDraw(
  demonstrations: readonly Demonstration[],
  familyOf: (task: Task) => Family,
  context: ExampleContext,
): (rng: Rng) => Example | null {
  const pick = everyFamilyAlike(demonstrations);
  const drawOne = (rng: Rng) => {
    const { trajectory, task } = pick(rng);
    const { request, replace, forgotten } = freshTask(task, familyOf(task), rng, () => []);
    const [first] = swapSteps(trajectory.steps.slice(0, 1), replace);
    const plan = planOf(trajectory.steps).map(replace);
    return first ? fillingExample(request, plan, { ...context, forgotten }, first.observation) : null;
  };
  return (rng) => {
    for (let tries = 0; tries < fillingTries; tries++) {
      const example = drawOne(rng);
      if (example) return example;
    }
    return null;
  };
}

function everyFamilyAlike(demonstrations: readonly Demonstration[]): (rng: Rng) => Demonstration {
  const byFamily = Map.groupBy(demonstrations, ({ task }) => familyKey(task));
  const names = [...byFamily.keys()].sort();
  return (rng) => rng.pick(byFamily.get(rng.pick(names))!);
}

/** The task with other values and another of its family's train wordings, both from the train side. */
function freshTask(
  task: Task,
  family: Family,
  rng: Rng,
  choices: () => string[],
): { request: string; replace: (text: string) => string; forgotten?: string } {
  const fresh = rng.next() < freshShare;
  const wording = fresh ? rng.pick(trainWordings(family)) : family.wordings[task.wording];
  const forgotten = rng.next() < forgottenShare ? wording : undefined;
  if (!fresh || wording === undefined) return { request: task.request, replace: (text) => text, forgotten };
  const names = rng.next() < choiceShare ? [...family.free, ...choices()] : family.free;
  const swap = drawSwap(task.params, names, rng, createVocabulary(rng, 'train'));
  return { request: fillWording(wording, swap.params), replace: swap.replace, forgotten };
}

/** The parameters that the request says and the plan quotes as they are, and that the steps, where there are any, act on by the same name. */
function choicesIn({ request, plan, params }: Task, steps?: readonly Step[]): string[] {
  const isCopied = (value: string) =>
    value.length > 2 && request.includes(value) && plan.some((step) => step.includes(`"${value}"`));
  const isActedOn = (value: string) =>
    steps?.some(({ decision }) => [decision.controlName, ...Object.values(decision.args)].includes(value)) ?? true;
  return Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' && isCopied(value) && isActedOn(value) ? [name] : [],
  );
}
