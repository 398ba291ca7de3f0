import type { Policy } from '../agent/policy.ts';
import { verbOf } from '../agent/prompt/verbs.ts';
import type { Decision } from '../records/episode/decision.ts';
import type { Step, Trajectory } from '../records/episode/trajectory.ts';
import { isUnfinished } from '../records/error.ts';

/** Right or wrong for each recorded step. */
export type StepScore = { object: boolean; operation: boolean; status: boolean };

/**
 * Asks a policy at every recorded state of a reference trajectory and compares its answer with what was done there (paper section 5.2):
 * object (the same control, one that reads the same, or none for text that is selected where it stands), operation (function and arguments), status. The history it sees is the
 * recorded one, with its own plan.
 */
export async function scoreTrajectory(policy: Policy, trajectory: Trajectory): Promise<StepScore[]> {
  await policy.begin({ request: trajectory.request, seed: trajectory.seed });
  const history: Step[] = [];
  const scores: StepScore[] = [];
  for (const step of trajectory.steps) {
    const state = { request: trajectory.request, observation: step.observation, history };
    const answer = await policy.decide(state).catch(unanswered);
    scores.push(answer ? compare(answer, step) : { object: false, operation: false, status: false });
    const plan = answer?.plan ?? history.at(-1)?.decision.plan ?? [];
    history.push({ ...step, decision: { ...step.decision, thought: answer?.thought ?? '', plan } });
  }
  return scores;
}

/** An answer that was cut short is wrong, not an error of the evaluation. */
function unanswered(error: unknown): null {
  if (isUnfinished(error)) return null;
  throw error;
}

function compare(answer: Decision, step: Step): StepScore {
  const wanted = step.decision;
  const label = answer.controlLabel || whereItStands(answer, wanted, step);
  return {
    object: label === wanted.controlLabel || readsTheSame(label, wanted.controlLabel, step),
    operation: answer.function === wanted.function && sameArgs(answer, wanted),
    status: (answer.status === 'FINISH') === (wanted.status === 'FINISH'),
  };
}

/** A selection that names no control is made where its text stands first, among controls of the recorded one's type; '' for every other answer. */
function whereItStands(answer: Decision, wanted: Decision, { observation: { controls } }: Step): string {
  const text = String(answer.args.text ?? '');
  if (answer.function !== 'select_text' || text === '') return '';
  const type = controls.find(({ label }) => label === wanted.controlLabel)?.type;
  return controls.find((c) => c.type === type && [c.name, c.value].some((said) => said?.includes(text)))?.label ?? '';
}

function readsTheSame(a: string, b: string, step: Step): boolean {
  const find = (label: string) => step.observation.controls.find((c) => c.label === label);
  const [x, y] = [find(a), find(b)];
  return x !== undefined && y !== undefined && x.name === y.name && x.type === y.type && x.container === y.container;
}

/** Whether the arguments are the same, of those that the model's language has words for. */
function sameArgs(answer: Decision, wanted: Decision): boolean {
  const verbs = [answer, wanted].filter((one) => one.function !== '').map(verbOf);
  const keys = new Set(verbs.flatMap(({ fixed, varies }) => [...Object.keys(fixed), ...varies]));
  return [...keys].every((k) => String(answer.args[k] ?? '') === String(wanted.args[k] ?? ''));
}

export type OfflineSums = {
  steps: number;
  object: number;
  operation: number;
  status: number;
  all: number;
  tasks: number;
  tasksRight: number;
};

/** Sums over trajectories: SSR is the share of steps with all three right, so it can never exceed any of them; TSR: every step right. */
export function sumOffline(trajectories: readonly (readonly StepScore[])[]): OfflineSums {
  const steps = trajectories.flat();
  const right = (s: StepScore) => s.object && s.operation && s.status;
  return {
    steps: steps.length,
    object: steps.filter((s) => s.object).length,
    operation: steps.filter((s) => s.operation).length,
    status: steps.filter((s) => s.status).length,
    all: steps.filter(right).length,
    tasks: trajectories.length,
    tasksRight: trajectories.filter((t) => t.length > 0 && t.every(right)).length,
  };
}
