import type { Environment } from '../../environments/environment.ts';
import type { ActionResult, Decision, FailureType } from '../../records/episode/decision.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Policy } from '../policy.ts';
import { splitKeys } from '../safety/key-parts.ts';
import { findRisk, type Safety } from '../safety/safety.ts';

/** `refused`: a person said no, so nothing was done and the episode ends. */
export type CarriedOut = { result: ActionResult; ms: { act: number; settle: number }; refused: boolean };

type Work = {
  decision: Decision;
  observation: Observation;
  environment: Environment;
  objects?: Policy['objects'];
  safety?: Safety;
  dryRun?: boolean;
};

/**
 * Carries out the acting part of a decision: checks it against the screen and what its policy objects to, asks before a risky act (never after it), acts.
 * Whatever goes wrong is in the result; only a crash of the environment is thrown.
 */
export async function carryOut(options: Work): Promise<CarriedOut> {
  const { decision, observation, environment, safety } = options;
  if (decision.status === 'FAIL' || decision.status === 'PENDING') return idle({ ok: true, changed: false });
  if (decision.function === '') {
    if (decision.status === 'FINISH') return idle({ ok: true, changed: false });
    return failed('answer', 'the decision goes on but names no function');
  }
  if (decision.controlLabel && !observation.controls.some((control) => control.label === decision.controlLabel)) {
    return failed('grounding', `no control ${decision.controlLabel} "${decision.controlName}" is on screen`);
  }
  const no = await refusal(options);
  if (no) return no;
  if (options.dryRun) return idle({ ok: true, changed: false, how: 'dry run' });
  if (safety && decision.controlLabel) {
    // The model and the person took their time; what is under the label now must be what they meant.
    const named = (one: Observation) => one.controls.find((control) => control.label === decision.controlLabel)?.name;
    const now = named(await environment.observe());
    if (now !== named(observation)) {
      return failed('grounding', `"${named(observation)}" has changed since${now ? `: it is "${now}" now` : ''}`);
    }
  }
  if (decision.function === 'keyboard_input' && (safety || options.objects)) return pressInParts(options);
  const { ms, ...result } = await environment.act(decision);
  return { result, ms, refused: false };
}

/** Why an act is not to be done on this screen: the policy objects, or a person says no. */
async function refusal({ decision, observation, objects, safety, dryRun }: Work): Promise<CarriedOut | null> {
  const objection = objects?.(decision, observation) ?? null;
  if (objection) return failed('action', objection);
  const risk = safety && !dryRun ? findRisk(decision, observation, safety.risks) : null;
  if (risk === null || (await safety!.confirm(risk, decision))) return null;
  return { ...failed('action', `refused (${risk.kind}): ${risk.detail}`), refused: true };
}

/** Presses keys as far as it is known what they meet: the control that they lead to is looked at before the rest is pressed. */
async function pressInParts(work: Work): Promise<CarriedOut> {
  const { decision, environment } = work;
  const ms = { act: 0, settle: 0 };
  let [keys, screen, changed] = [String(decision.args.keys ?? ''), work.observation, false];
  for (let pressed = ''; ; ) {
    const label = (pressed ? '' : decision.controlLabel) || screen.focus;
    const control = screen.controls.find((one) => one.label === label);
    const part: Decision = pressed
      ? { ...decision, controlLabel: '', controlName: control?.name ?? '', args: { ...decision.args, keys } }
      : decision;
    const no = pressed ? await refusal({ ...work, decision: part, observation: screen }) : null;
    if (no) {
      const failure = { type: 'action' as const, detail: `after ${pressed}: ${no.result.failure?.detail}` };
      return { result: { ok: false, changed, failure }, ms, refused: no.refused };
    }
    const [now, later] = splitKeys(keys, control);
    const { ms: took, ...result } = await environment.act({ ...part, args: { ...part.args, keys: now || keys } });
    changed ||= result.changed;
    ms.act += took.act;
    ms.settle += took.settle;
    const isLost = !result.ok && result.failure?.type !== 'effect';
    if (later === '' || isLost) {
      if (result.ok || isLost || !changed) return { result: { ...result, changed }, ms, refused: false };
      // An earlier key had the effect.
      return { result: { ok: true, changed, how: result.how }, ms, refused: false };
    }
    [keys, pressed, screen] = [later, pressed + now, await environment.observe()];
  }
}

function idle(result: ActionResult): CarriedOut {
  return { result, ms: { act: 0, settle: 0 }, refused: false };
}

function failed(type: FailureType, detail: string): CarriedOut {
  return idle({ ok: false, changed: false, failure: { type, detail } });
}
