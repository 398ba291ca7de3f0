import type { ActionFunction } from '../records/episode/decision.ts';
import { type Attempt, failed } from './attempt.ts';
import type { Action } from './environment.ts';

/** What an environment does for each function that every environment has. */
export type CommonFunctions<Session> = Record<
  Extract<
    ActionFunction,
    | 'click_input'
    | 'set_edit_text'
    | 'keyboard_input'
    | 'wheel_mouse_input'
    | 'select_text'
    | 'texts'
    | 'drag'
    | 'hover'
    | 'wait'
  >,
  (session: Session, action: Action) => Promise<Attempt>
>;

/** Does one action; a function that is not among them fails, and so does an action without a function. */
export async function perform<Session>(
  functions: CommonFunctions<Session>,
  session: Session,
  action: Action,
): Promise<Attempt> {
  if (action.function === '') return failed('action', 'The decision names no function.');
  if (action.function === 'summary') return { ok: true, how: 'none', text: String(action.args.text ?? '') };
  if (!(action.function in functions)) return failed('action', `The application has no function ${action.function}.`);
  return functions[action.function as keyof CommonFunctions<Session>](session, action);
}
