import type { ActionFunction, Decision } from '../../records/episode/decision.ts';
import type { ControlMatch } from '../../records/screen/control-match.ts';

/** One step of a function of the application's own: a function that every environment has, on a control on screen. */
export type FunctionStep = {
  /** 'named': the control that the decision names. */
  control?: 'named' | ControlMatch;
  function: ActionFunction;
  args?: Decision['args'];
  /** Skipped where its control does not come. */
  optional?: boolean;
};

/** A function of one application (the paper's insert_table, set_font, …), made of what a user would do. */
export type AppFunction = {
  args: readonly string[];
  steps(args: Decision['args']): readonly FunctionStep[];
};
