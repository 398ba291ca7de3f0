import type { Step, Trajectory } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';
import { answerText, stepPrompt } from './prompt.ts';
import { answer, type PreferenceRow, trainTrajectories } from './rows.ts';
import type { TrainSource } from './train-only.ts';

/**
 * At the same step of the same task, on the same screen, after the same acts: what a success did against what a failure did. Trajectories of one
 * task are held at a time.
 */
export async function* preferenceRows(source: TrainSource): AsyncGenerator<PreferenceRow> {
  const tries = new Map<string, { good: string[]; bad: string[] }>();
  for await (const { id, taskId, outcome } of trainTrajectories(source)) {
    const of = tries.get(taskId) ?? { good: [], bad: [] };
    tries.set(taskId, of);
    (outcome.success ? of.good : of.bad).push(id);
  }
  for (const { good, bad } of tries.values()) {
    if (good.length === 0 || bad.length === 0) continue;
    const [better, worse] = await Promise.all([read(source, good), read(source, bad)]);
    const seen = new Set<string>();
    for (const one of better) {
      for (const other of worse) {
        const row = preferenceOf(one, other);
        const key = JSON.stringify(row);
        if (row && !seen.has(key)) yield row;
        seen.add(key);
      }
    }
  }
}

/** The row of the first step where both part, or null: they part on different screens, or not at all. */
export function preferenceOf(good: Trajectory, bad: Trajectory): PreferenceRow | null {
  const length = Math.min(good.steps.length, bad.steps.length);
  for (let i = 0; i < length; i++) {
    const [one, other] = [good.steps[i]!, bad.steps[i]!];
    if (!isSameScreen(one, other)) return null;
    const rejected = inTermsOf(one, other);
    if (isSameAct(one, other)) continue;
    if (!one.result.ok) return null;
    return {
      prompt: stepPrompt(good.request, good.steps, i),
      chosen: [answer(answerText(one.decision))],
      rejected: [answer(answerText(rejected))],
    };
  }
  return null;
}

const place = ({ type, name, container, states, value }: Control) =>
  JSON.stringify([type, name, container, states, value]);

/** Labels and places may differ between two starts of the application. */
function isSameScreen(one: Step, other: Step): boolean {
  const [a, b] = [one.observation.controls, other.observation.controls];
  return a.length === b.length && a.every((control, i) => place(control) === place(b[i]!));
}

function isSameAct(one: Step, other: Step): boolean {
  const said = (step: Step) => {
    const { function: name, controlName, args, status } = step.decision;
    const { toLabel: _label, ...rest } = args;
    const at = step.observation.controls.findIndex(({ label }) => label === step.decision.controlLabel);
    return JSON.stringify([name, at, controlName, rest, status]);
  };
  return said(one) === said(other);
}

/** The other's decision with the labels of this one's screen. */
function inTermsOf(one: Step, { decision, observation }: Step): Step['decision'] {
  const here = (label: string) => {
    const at = observation.controls.findIndex((control) => control.label === label);
    return one.observation.controls[at]?.label ?? label;
  };
  const args =
    typeof decision.args.toLabel === 'string'
      ? { ...decision.args, toLabel: here(decision.args.toLabel) }
      : decision.args;
  return { ...decision, controlLabel: decision.controlLabel && here(decision.controlLabel), args };
}

async function read({ store }: TrainSource, ids: readonly string[]): Promise<Trajectory[]> {
  const found = await Promise.all(ids.map((id) => store.get<Trajectory>('trajectory', id)));
  return found.filter((trajectory) => trajectory !== null);
}
