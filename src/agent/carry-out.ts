import type { Environment } from '../environments/environment.ts';
import type { ActionResult, Decision, FailureType } from '../records/decision.ts';
import type { Observation } from '../records/observation.ts';
import type { Policy } from './policy.ts';
import { findRisk, type Safety } from './safety.ts';

/** `refused`: a person said no, so nothing was done and the episode ends. */
export type CarriedOut = { result: ActionResult; ms: { act: number; settle: number }; refused: boolean };

/**
 * Carries out the acting part of a decision: checks it against the screen and what its policy objects to, asks before a risky act (never after it), acts.
 * Whatever goes wrong is in the result; only a crash of the environment is thrown.
 */
export async function carryOut(options: {
  decision: Decision;
  observation: Observation;
  environment: Environment;
  objects?: Policy['objects'];
  safety?: Safety;
  dryRun?: boolean;
}): Promise<CarriedOut> {
  const { decision, observation, environment, safety } = options;
  if (decision.status === 'FAIL' || decision.status === 'PENDING') return idle({ ok: true, changed: false });
  if (decision.function === '') {
    if (decision.status === 'FINISH') return idle({ ok: true, changed: false });
    return failed('answer', 'the decision goes on but names no function');
  }
  if (decision.controlLabel && !observation.controls.some((control) => control.label === decision.controlLabel)) {
    return failed('grounding', `no control ${decision.controlLabel} "${decision.controlName}" is on screen`);
  }
  const objection = options.objects?.(decision, observation) ?? null;
  if (objection) return failed('action', objection);
  if (options.dryRun) return idle({ ok: true, changed: false, how: 'dry run' });
  const risk = safety ? findRisk(decision, observation, safety.risks) : null;
  if (risk && !(await safety!.confirm(risk, decision))) {
    return { ...failed('action', `refused (${risk.kind}): ${risk.detail}`), refused: true };
  }
  if (safety && decision.controlLabel) {
    // The model and the person took their time; what is under the label now must be what they meant.
    const named = (one: Observation) => one.controls.find((control) => control.label === decision.controlLabel)?.name;
    const now = named(await environment.observe());
    if (now !== named(observation)) {
      return failed('grounding', `"${named(observation)}" has changed since${now ? `: it is "${now}" now` : ''}`);
    }
  }
  const { ms, ...result } = await environment.act(decision);
  return { result, ms, refused: false };
}

function idle(result: ActionResult): CarriedOut {
  return { result, ms: { act: 0, settle: 0 }, refused: false };
}

function failed(type: FailureType, detail: string): CarriedOut {
  return idle({ ok: false, changed: false, failure: { type, detail } });
}
