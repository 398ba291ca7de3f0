import type { ActionFunction, Decision } from '../../records/episode/decision.ts';
import type { ControlTypeName } from '../../records/screen/control.ts';
import type { Target } from './sentence/target.ts';

/** One way to do what the words say; `target` is null where the focused control is meant. */
export type Way = {
  function: ActionFunction;
  args: Decision['args'];
  target: Target | null;
  /** State that makes the act needless. */
  already?: 'checked' | 'unchecked' | 'expanded';
  /** Types without which a control is not meant. */
  only?: readonly ControlTypeName[];
  /** The choices that are asked for, where they are several. */
  several?: readonly string[];
  /** Where the act ends (drag). */
  to?: Target;
  /** What comes to be on screen by scrolling or waiting, or the end of what can be scrolled. */
  until?: Target | 'end';
};
