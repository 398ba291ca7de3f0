import { type Attempt, failed, recordOf } from '../../attempt.ts';
import { type CommonFunctions, perform } from '../../common-functions.ts';
import type { Action, ActOutcome } from '../../environment.ts';
import { runFunction } from '../../own-functions/run-function.ts';
import { isRefusal } from '../bus/bus.ts';
import { observeApplication } from '../seeing/observe.ts';
import type { Session } from '../session.ts';
import { actCapMs, poll, settle } from '../settle.ts';
import { click, drag, hover, wheel } from './pointer.ts';
import { selectText } from './select-text.ts';
import { readText, setText, typeKeys } from './text.ts';

/** How long an effect that has not begun when all is quiet is still waited for. */
const lateMs = 300;
/** How long `wait` waits for something to change. */
const waitMs = 1500;

/** Does one action, waits until the application is quiet, and says what came of it. */
export async function actOnApplication(session: Session, action: Action): Promise<ActOutcome> {
  const started = performance.now();
  const before = session.events.changes;
  const attempt = await does(session, action).catch((error: unknown) => {
    if (isRefusal(error)) return failed('grounding', `The control went away: ${error.message}`);
    throw error;
  });
  const acted = performance.now();
  const within = () => ({ act: acted - started, settle: performance.now() - acted });
  if (!attempt.ok) return { ok: false, changed: false, failure: attempt.failure, ms: within() };
  const { how, text } = attempt;
  if (action.function === 'texts' || action.function === 'summary') {
    return { ok: true, how, changed: false, text, ms: within() };
  }
  await settle(session, { fresh: true, capMs: actCapMs });
  const hasChanged = () => attempt.changed ?? session.events.changes !== before;
  if (!hasChanged() && (await poll(async () => hasChanged(), lateMs)))
    await settle(session, { fresh: true, capMs: actCapMs });
  // What went away with the act, as a dialog and its controls do, has nothing left to confirm.
  const confirmed = await attempt.confirm?.().catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return undefined;
  });
  const found = { ...(text === undefined ? {} : { text }), ...recordOf(confirmed) };
  return { ok: found.failure === undefined, how, changed: hasChanged(), ...found, ms: within() };
}

const functions: CommonFunctions<Session> = {
  click_input: click,
  set_edit_text: setText,
  keyboard_input: typeKeys,
  wheel_mouse_input: wheel,
  select_text: selectText,
  texts: readText,
  drag,
  hover,
  wait: async (session) => ({ ok: true, how: 'wait', changed: await session.events.next(waitMs) }),
};

/** A function of the application's own, or one that every environment has. */
function does(session: Session, action: Action): Promise<Attempt> {
  const own = action.function === '' ? undefined : session.functions[action.function];
  const hands = {
    named: (label: string) => session.seen.get(label)?.control,
    look: () => observeApplication(session),
    act: (step: Action) => actOnApplication(session, step),
  };
  if (own) return runFunction(hands, action, own);
  return perform(functions, session, action);
}
