import { type Attempt, failed } from '../attempt.ts';
import type { Action, ActOutcome } from '../environment.ts';
import { runFunction } from './functions.ts';
import { click, drag, wheel } from './pointer.ts';
import type { Session } from './session.ts';
import { poll, settle } from './settle.ts';
import { readText, selectText, setText, typeKeys } from './text.ts';

const capMs = 5000;
/** How long an effect that has not begun when all is quiet is still waited for. */
const lateMs = 300;
/** How long `wait` waits for something to change. */
const waitMs = 1500;

/** Does one action, waits until the application is quiet, and says what came of it. */
export async function actOnApplication(session: Session, action: Action): Promise<ActOutcome> {
  const started = performance.now();
  const before = session.events.changes;
  const attempt = await perform(session, action);
  const acted = performance.now();
  const within = () => ({ act: acted - started, settle: performance.now() - acted });
  if (!attempt.ok) return { ok: false, changed: false, failure: attempt.failure, ms: within() };
  const { how, text } = attempt;
  if (action.function === 'texts' || action.function === 'summary') {
    return { ok: true, how, changed: false, text, ms: within() };
  }
  await settle(session, { fresh: true, capMs });
  const hasChanged = () => attempt.changed ?? session.events.changes !== before;
  if (!hasChanged() && (await poll(async () => hasChanged(), lateMs))) await settle(session, { fresh: true, capMs });
  const failure = await attempt.confirm?.();
  return { ok: failure === undefined, how, changed: hasChanged(), ...(failure ? { failure } : {}), ms: within() };
}

async function perform(session: Session, action: Action): Promise<Attempt> {
  switch (action.function) {
    case 'click_input':
      return click(session, action);
    case 'set_edit_text':
      return setText(session, action);
    case 'keyboard_input':
      return typeKeys(session, action);
    case 'wheel_mouse_input':
      return wheel(session, action);
    case 'select_text':
      return selectText(session, action);
    case 'texts':
      return readText(session, action);
    case 'drag':
      return drag(session, action);
    case 'wait':
      return { ok: true, how: 'wait', changed: await session.events.next(waitMs) };
    case 'summary':
      return { ok: true, how: 'none', text: String(action.args.text ?? '') };
    case '':
      return failed('action', 'The decision names no function.');
    default: {
      const does = session.functions[action.function];
      if (!does) return failed('action', `The application has no function ${action.function}.`);
      return runFunction(session, action, does, (step) => actOnApplication(session, step));
    }
  }
}
