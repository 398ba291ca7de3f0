import { type Attempt, failed, gone, recordOf } from '../../attempt.ts';
import { type CommonFunctions, perform } from '../../common-functions.ts';
import type { Action, ActOutcome } from '../../environment.ts';
import { parseKeys } from '../../keys.ts';
import { runFunction } from '../../own-functions/run-function.ts';
import type { Part } from '../part.ts';
import { observeApplication } from '../seeing/observe.ts';
import { look, order, type Session, type Sighting } from '../session.ts';
import { actCapMs, digestOf, isSame, settle } from '../settle.ts';
import { attemptOf } from './attempt-of.ts';
import { clickOn } from './click.ts';
import { poll } from './poll.ts';
import { setText } from './text.ts';

/** How long an effect that has not begun when all is quiet is still waited for. */
const lateMs = 300;
const waitMs = 1500;

/** Does one action, waits until the application is quiet, and says what came of it. */
export async function actOnApplication(session: Session, action: Action): Promise<ActOutcome> {
  const started = performance.now();
  const before = digestOf(session.last ?? (await look(session)));
  const attempt = await does(session, action);
  const acted = performance.now();
  const within = () => ({ act: acted - started, settle: performance.now() - acted });
  if (!attempt.ok) return { ok: false, changed: false, failure: attempt.failure, ms: within() };
  const { how, text } = attempt;
  if (action.function === 'texts' || action.function === 'summary') {
    return { ok: true, how, changed: false, text, ms: within() };
  }
  await settle(session, { fresh: true, capMs: actCapMs });
  const hasChanged = () => attempt.changed ?? !isSame(before, digestOf(session.last!));
  const later = async () => {
    await look(session);
    return hasChanged();
  };
  if (!hasChanged() && (await poll(later, lateMs))) await settle(session, { fresh: true, capMs: actCapMs });
  const confirmed = recordOf(await attempt.confirm?.());
  const found = { ...(text === undefined ? {} : { text }), ...confirmed };
  return { ok: found.failure === undefined, how, changed: hasChanged(), ...found, ms: within() };
}

const seen = (session: Session, { controlLabel }: Action): Sighting | undefined => session.seen.get(controlLabel);

/** What a text stands in, fields of many lines first. */
const fieldsOf = (session: Session): Part[] =>
  [...session.seen.values()]
    .map(({ part }) => part)
    .filter(({ type }) => type === 'Edit' || type === 'Document')
    .sort((a, b) => Number(b.states.includes('lines')) - Number(a.states.includes('lines')));

const functions: CommonFunctions<Session> = {
  click_input: clickOn,
  set_edit_text: setText,
  async keyboard_input(session, action) {
    const strokes = parseKeys(String(action.args.keys ?? ''));
    if (strokes.length === 0) return failed('action', 'keyboard_input needs keys.');
    if (action.controlLabel) {
      const sighting = seen(session, action);
      if (!sighting) return gone(action.controlLabel);
      const done = await order(session, 'focus', { key: sighting.part.key });
      if ('failure' in done) return attemptOf(done);
    }
    return attemptOf(await order(session, 'press', { strokes, pids: session.pids }));
  },
  async wheel_mouse_input(session, action) {
    const sighting = seen(session, action);
    if (action.controlLabel && !sighting) return gone(action.controlLabel);
    const given = { key: sighting?.part.key ?? '', ticks: Number(action.args.ticks ?? -1), pids: session.pids };
    return attemptOf(await order(session, 'wheel', given));
  },
  async select_text(session, action) {
    const sighting = seen(session, action);
    if (action.controlLabel && !sighting) return gone(action.controlLabel);
    const keys = (sighting ? [sighting.part] : fieldsOf(session)).map(({ key }) => key);
    return attemptOf(await order(session, 'select', { keys, text: String(action.args.text ?? '') }), { changed: true });
  },
  async texts(session, action) {
    const sighting = seen(session, action);
    if (!sighting) return gone(action.controlLabel);
    const done = await order(session, 'read', { key: sighting.part.key });
    const text = 'text' in done ? done.text?.replace(/\r\n?/g, '\n') : undefined;
    return attemptOf(done, { changed: false, text });
  },
  async drag(session, action) {
    const from = seen(session, action);
    if (!from) return gone(action.controlLabel);
    const { toLabel = '', toName } = action.args;
    const named = [...session.seen.values()].find(({ control }) => control.name === toName);
    const to = session.seen.get(String(toLabel)) ?? named;
    if (!to) return failed('grounding', `There is no "${toName ?? toLabel}" to drop it on.`);
    return attemptOf(await order(session, 'drag', { from: from.part.key, to: to.part.key }));
  },
  async hover(session, action) {
    const sighting = seen(session, action);
    if (!sighting) return gone(action.controlLabel);
    return attemptOf(await order(session, 'hover', { key: sighting.part.key }));
  },
  async wait(session) {
    const before = digestOf(session.last ?? (await look(session)));
    const changed = await poll(async () => !isSame(before, digestOf(await look(session))), waitMs);
    return { ok: true, how: 'wait', changed };
  },
};

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
