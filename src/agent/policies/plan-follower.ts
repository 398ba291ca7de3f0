import type { Decision } from '../../records/decision.ts';
import type { Step } from '../../records/trajectory.ts';
import { type Grounded, groundAct, isNeedless } from '../plan-step/ground.ts';
import { type PlanAct, parsePlanStep } from '../plan-step/parse.ts';
import type { Policy } from '../policy.ts';

type Act = PlanAct & { step: string; rest: string[] };

/**
 * Executes a plan as the paper executes instantiated plans (section 4.2): reads each step in words, finds its control on
 * screen, acts. It knows the request, the plan and the screen, nothing else. A control that is not there is waited for
 * once, an act that failed is tried once more; then it gives up and says why.
 */
export function planFollower(): Policy {
  let acts: Act[] = [];
  let next = 0;
  /** The act that was done last, those waited for and those tried twice, by index. */
  let done = -1;
  let waited = -1;
  let retried = -1;
  let near: string | undefined;
  return {
    name: 'plan-follower',
    checkpoint: null,
    begin: ({ plan = [] }) => {
      acts = plan.flatMap((step, index) => actsOf(step, plan.slice(index + 1)));
      next = 0;
      done = waited = retried = -1;
      near = undefined;
    },
    decide: async ({ observation, history }) => {
      if (acts.length === 0) return say('There is no plan to follow.', 'FAIL');
      if (lastFailed(history)) {
        if (retried === done) return say(`The step "${acts[done]?.step}" cannot be carried out.`, 'FAIL');
        next = retried = done;
      }
      for (; next < acts.length; next++) {
        const act = acts[next]!;
        const grounded = groundAct(act, observation, near);
        if (!grounded) {
          const left = [act.words, ...act.rest];
          if (waited === next) return say(`No control on screen fits the step "${act.step}".`, 'FAIL', left);
          waited = next;
          return { ...say(act.step, 'CONTINUE', left), function: 'wait' };
        }
        if (isNeedless(grounded)) continue;
        near = grounded.control?.container ?? near;
        done = next++;
        return decisionFor(act, grounded, next === acts.length);
      }
      return say('Every step is done.', 'FINISH');
    },
  };
}

function actsOf(step: string, later: string[]): Act[] {
  const acts = parsePlanStep(step);
  return acts.map((act, index) => ({
    ...act,
    step,
    rest: [...acts.slice(index + 1).map(({ words }) => words), ...later],
  }));
}

function lastFailed(history: readonly Step[]): boolean {
  const last = history.at(-1);
  return last !== undefined && !last.result.ok && last.decision.function !== 'wait';
}

function decisionFor(act: Act, { way, control, to }: Grounded, last: boolean): Decision {
  return {
    thought: act.step,
    controlLabel: control?.label ?? '',
    controlName: control?.name ?? '',
    function: way.function,
    args: to ? { ...way.args, toLabel: to.label, toName: to.name } : way.args,
    status: last ? 'FINISH' : 'CONTINUE',
    plan: act.rest,
  };
}

function say(thought: string, status: Decision['status'], plan: string[] = []): Decision {
  return { thought, controlLabel: '', controlName: '', function: '', args: {}, status, plan };
}
