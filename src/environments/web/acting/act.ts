import type { ActionResult } from '../../../records/episode/decision.ts';
import { type Attempt, failed, recordOf } from '../../attempt.ts';
import { type CommonFunctions, perform } from '../../common-functions.ts';
import type { Action, ActOutcome } from '../../environment.ts';
import { isGone } from '../../guard.ts';
import { actOnModal } from '../pages/modal-controls.ts';
import { actOnTab } from '../pages/tab-controls.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { countChanges, race, settle } from '../settle.ts';
import { confirmLeft } from './leaving.ts';
import { click, drag, hover } from './pointer.ts';
import { readText, selectText, setText, typeKeys } from './text.ts';
import { unfold } from './unfold.ts';
import { wheel } from './wheel.ts';

const capMs = 5000;
/** The longest that an act may take. */
export const actLimitMs = 30_000;

/** Does one action, waits until the page is quiet, and says what came of it. */
export async function actOnPage(session: Session, action: Action): Promise<ActOutcome> {
  session.acting = true;
  try {
    return (await actOnTab(session, action, capMs)) ?? (await actInPage(session, action));
  } finally {
    session.acting = false;
  }
}

async function actInPage(session: Session, action: Action): Promise<ActOutcome> {
  const started = performance.now();
  const within = (settleMs: number) => ({ act: performance.now() - started - settleMs, settle: settleMs });
  if (session.modals.open) {
    const outcome = await actOnModal(session, action).catch(async (error: unknown) => ({
      changed: false,
      ...(await refusal(error)),
    }));
    if (outcome) return { ...outcome, ms: within(0) };
    const settled = await settle(session, { fresh: true, capMs });
    return { ok: true, how: 'dialog', changed: true, ms: within(settled.ms) };
  }

  const before = await countChanges(session);
  const lost = session.requests.lost().count;
  const doing = session.guard.run('The action', perform(functions, session, action), actLimitMs).catch(refusal);
  const attempt = await race(session, doing);
  if (session.modals.open) return { ok: true, how: 'dialog', changed: true, ms: within(0) };
  if (attempt === undefined) {
    const settled = await settle(session, { fresh: true, capMs });
    return { ok: true, how: 'page closed', changed: true, ms: within(settled.ms) };
  }
  if (!attempt.ok) return { ok: false, changed: false, failure: attempt.failure, ms: within(0) };
  if (action.function === 'texts' || action.function === 'summary') {
    return { ok: true, how: attempt.how, changed: false, text: attempt.text, ms: within(0) };
  }

  const settled = await settle(session, { fresh: true, capMs });
  if (session.modals.open) return { ok: true, how: attempt.how, changed: true, ms: within(settled.ms) };
  const judged =
    (await race(session, confirmLeft(session))) ?? (await race(session, Promise.resolve(attempt.confirm?.())));
  const found = recordOf(judged);
  const { text = attempt.text } = found;
  const failure = found.failure ?? (await race(session, unsent(session, action, lost, performance.now() - started)));
  const changed = attempt.changed ?? (session.modals.open !== undefined || (await countChanges(session)) !== before);
  return {
    ok: failure === undefined,
    how: attempt.how,
    changed,
    ...(text === undefined ? {} : { text }),
    ...(failure ? { failure } : {}),
    ms: within(settled.ms),
  };
}

/** Why a form that was to be sent, or another page that was to come, did not; undefined where nothing went wrong. */
async function unsent(
  session: Session,
  action: Action,
  lost: number,
  pastMs: number,
): Promise<ActionResult['failure']> {
  const now = session.requests.lost();
  if (now.count > lost) return { type: 'effect', detail: now.why };
  const isSending = action.function === 'click_input' || /\{Enter\}/i.test(String(action.args.keys ?? ''));
  const why = isSending && (await callKit(session, frameOf(session, action.controlLabel), 'refused', [pastMs]));
  return why ? { type: 'effect', detail: `The browser does not send the form: ${why}` } : undefined;
}

/** What the browser will not do is a failed act; the end of the page or of the browser is an error, as the guard says. */
async function refusal(error: unknown): Promise<Attempt & { ok: false }> {
  const { errors } = await import('playwright-core');
  // Of the class of all its errors, Playwright gives out only this one below it.
  const anyOfPlaywright = Object.getPrototypeOf(errors.TimeoutError);
  if (!(error instanceof anyOfPlaywright) || isGone(error)) throw error;
  return failed('action', (error as Error).message.split('\n')[0]!);
}

/** How long `wait` waits for something to change. */
const waitMs = 1500;

async function waitForChange(session: Session): Promise<Attempt> {
  const main = session.page.mainFrame();
  const since = (await callKit(session, main, 'changes', [])) ?? 0;
  const changed = await callKit(session, main, 'next', ['change', since, waitMs], waitMs + 5000);
  return { ok: true, how: 'wait', changed: changed !== false };
}

const functions: CommonFunctions<Session> = {
  click_input: (session, action) => (action.args.expand ? unfold : click)(session, action),
  set_edit_text: setText,
  keyboard_input: typeKeys,
  wheel_mouse_input: wheel,
  select_text: selectText,
  texts: readText,
  drag,
  hover,
  wait: waitForChange,
};
