import type { ReferenceStep } from '../../../app-pack/family.ts';
import type { Decision } from '../../../records/episode/decision.ts';
import type { Control } from '../../../records/screen/control.ts';
import { type ControlMatch, matchingControls } from '../../../records/screen/control-match.ts';
import type { Policy } from '../../policy.ts';

/**
 * Carries out a family's reference solution by exact matching: the ceiling of every table and the gate's proof. `patience`: how many observations a control
 * may take to appear before the step fails.
 */
export function referencePolicy(steps: readonly ReferenceStep[], patience = 2): Policy {
  let next = 0;
  let waited = 0;
  return {
    name: 'reference',
    checkpoint: null,
    begin: () => {
      next = 0;
      waited = 0;
    },
    decide: async ({ observation }) => {
      while (next < steps.length) {
        const step = steps[next]!;
        const control = step.control ? findControl(observation.controls, step.control) : undefined;
        const plan = steps.slice(next + 1).map(inWords);
        if (step.control && !control) {
          if (step.optional) {
            next++;
            continue;
          }
          if (waited++ < patience)
            return decide(`Wait for ${inWords(step)}.`, { function: 'wait' }, undefined, 'CONTINUE', plan);
          return decide(`Not on screen: ${inWords(step)}.`, null, undefined, 'FAIL', plan);
        }
        next++;
        waited = 0;
        return decide(inWords(step), step, control, next === steps.length ? 'FINISH' : 'CONTINUE', plan);
      }
      return decide('Everything is done.', null, undefined, 'FINISH', []);
    },
  };
}

/** The first enabled control that matches; one that is on screen goes before one that has to be scrolled to. */
function findControl(controls: readonly Control[], match: ControlMatch): Control | undefined {
  const found = matchingControls(controls, match).filter(({ states }) => !states.includes('disabled'));
  return found.find((control) => !control.states.includes('offscreen')) ?? found[0];
}

function inWords({ control, function: name, args }: ReferenceStep): string {
  const target = control ? ` on "${typeof control.name === 'string' ? control.name : control.name.source}"` : '';
  const values = Object.values(args ?? {}).map((value) => ` ${JSON.stringify(value)}`);
  return `${name}${target}${values.join('')}`;
}

function decide(
  thought: string,
  step: ReferenceStep | null,
  control: Control | undefined,
  status: Decision['status'],
  plan: string[],
): Decision {
  return {
    thought,
    controlLabel: control?.label ?? '',
    controlName: control?.name ?? '',
    function: step?.function ?? '',
    args: step?.args ?? {},
    status,
    plan,
  };
}
