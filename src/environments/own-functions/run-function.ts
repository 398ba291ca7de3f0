import { setTimeout as sleep } from 'node:timers/promises';
import type { Control } from '../../records/screen/control.ts';
import { matchingControls } from '../../records/screen/control-match.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { type Attempt, failed } from '../attempt.ts';
import type { Action, ActOutcome } from '../environment.ts';
import type { AppFunction, FunctionStep } from './app-function.ts';

const appearMs = 3000;
const optionalMs = 300;

/** What a function of the application's own is carried out with. */
export type Hands = {
  /** The control of the last observation with this label. */
  named(label: string): Control | undefined;
  /** What is on screen now. */
  look(): Promise<Observation>;
  act(action: Action): Promise<ActOutcome>;
};

/** Carries out a function of the application's own; ends with the first step that fails, and names it. */
export async function runFunction(hands: Hands, action: Action, does: AppFunction): Promise<Attempt> {
  const missing = does.args.find((name) => action.args[name] === undefined);
  if (missing) return failed('action', `${action.function} needs the argument ${missing}.`);
  let changed = false;
  for (const [index, step] of does.steps(action.args).entries()) {
    const where = `${action.function}, step ${index + 1}`;
    const control = step.control ? await locate(hands, action, step) : undefined;
    if (step.control && !control) {
      if (step.optional) continue;
      return failed('grounding', `${where}: the control ${nameOf(step)} is not on screen.`);
    }
    const outcome = await hands.act({
      controlLabel: control?.label ?? '',
      controlName: control?.name ?? '',
      function: step.function,
      args: step.args ?? {},
    });
    changed ||= outcome.changed;
    if (outcome.failure) return failed(outcome.failure.type, `${where}: ${outcome.failure.detail}`);
  }
  return { ok: true, how: 'steps', changed };
}

async function locate(hands: Hands, action: Action, step: FunctionStep): Promise<Control | undefined> {
  const wanted = step.control!;
  if (wanted === 'named') return hands.named(action.controlLabel);
  const end = performance.now() + (step.optional ? optionalMs : appearMs);
  for (;;) {
    const { controls } = await hands.look();
    const found = matchingControls(controls, wanted);
    if (found[0]) return found.find(({ states }) => !states.includes('disabled')) ?? found[0];
    if (performance.now() > end) return undefined;
    await sleep(50);
  }
}

function nameOf({ control }: FunctionStep): string {
  return control === 'named' ? 'that the decision names' : `"${control?.name}"`;
}
