import type { Decision } from '../../records/episode/decision.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import type { PlannedAction } from '../../records/tasks/instance.ts';
import type { UfoPlanItem } from './result-schema.ts';

/** A plan that was not executed: what was written from the first screen, success unknown. */
export const plannedItems = (actions: readonly PlannedAction[]): UfoPlanItem[] =>
  actions.map((action) => ({
    Step: action.step,
    Subtask: action.subtask,
    ControlLabel: action.controlLabel || null,
    ControlText: action.controlName,
    Function: action.function,
    Args: action.args,
    Success: null,
    MatchedControlText: null,
  }));

/**
 * What was done, step by step, then what of the plan was not come to. Success is that of the act, not of the match; a step without a control
 * has no label. ControlText is what the plan called the control, MatchedControlText what stood on the screen.
 */
export function executedItems(steps: readonly Step[], planned: readonly PlannedAction[]): UfoPlanItem[] {
  const left = planned.filter((action) => action.function !== '');
  let meant: PlannedAction | undefined;
  const done = steps
    .filter(({ decision }) => decision.function !== '')
    .map(({ index, decision, result }): UfoPlanItem => {
      const at = left.findIndex((action) => carriesOut(decision, action));
      if (at >= 0) [meant] = left.splice(at, 1);
      // An act that failed is tried again.
      else if (meant && !carriesOut(decision, meant)) meant = undefined;
      return {
        Step: index + 1,
        Subtask: meant?.subtask || decision.thought,
        ControlLabel: decision.controlLabel || null,
        ControlText: meant?.controlName ?? decision.controlName,
        Function: decision.function,
        Args: decision.args,
        Success: result.ok,
        MatchedControlText: decision.controlName || null,
      };
    });
  return [...done, ...plannedItems(left)].map((item, i) => ({ ...item, Step: i + 1 }));
}

const carriesOut = (decision: Decision, action: PlannedAction): boolean =>
  decision.function === action.function &&
  (decision.thought === action.subtask || decision.controlName === action.controlName);
