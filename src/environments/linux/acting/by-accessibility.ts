import { setTimeout as sleep } from 'node:timers/promises';
import { LamwrightError } from '../../../records/error.ts';
import { type Attempt, failed } from '../../attempt.ts';
import { face } from '../bus/at-spi.ts';
import { isRefusal } from '../bus/bus.ts';
import { nearest, type Part, windowOf } from '../seeing/survey.ts';
import { windowsOf } from '../seeing/windows.ts';
import type { Session } from '../session.ts';
import { isBusy, mainThread, poll } from '../settle.ts';
import { xdotool } from './hands.ts';

/** An application may answer the call for an action only when the dialog that it opened is closed again. */
const answerMs = 250;
/** How long an application rests without answering anything before it counts as one that waits in a loop of its own. */
const restMs = 750;
const busyMs = 3000;
const closeMs = 1000;
const mostDialogs = 3;
const unknownObject = 'org.freedesktop.DBus.Error.UnknownObject';

/**
 * Whether what an act by accessibility sets going runs within the call. GTK up to 3 does so, and listens to nothing else before the call
 * is done: a dialog with a loop of its own (gtk_dialog_run) then cannot be seen. A toolkit inside it, which has a root pane as
 * LibreOffice's has, puts the act into its own queue.
 */
export async function runsWithinCall(session: Session): Promise<boolean> {
  session.toolkit ??= await toolkitOf(session);
  const { name, version } = session.toolkit;
  return (
    /^(gtk|gail)$/i.test(name) && version < 4 && ![...session.kinds.values()].some(({ role }) => role === 'root pane')
  );
}

/**
 * Whether a button opens a dialog within the call, as its name tells: "Format…". A toolkit inside GTK queues what is done in its own windows, but its
 * dialogs may be GTK's.
 */
export async function opensWithinCall(session: Session, part: Part): Promise<boolean> {
  const isInner = nearest(part, ({ role }) => role === 'root pane') !== undefined;
  if (isInner || part.role !== 'push button' || !/(?:…|\.\.\.)$/.test(part.name)) return false;
  session.toolkit ??= await toolkitOf(session);
  return /^(gtk|gail)$/i.test(session.toolkit.name) && session.toolkit.version < 4;
}

async function toolkitOf({ bus, root }: Session): Promise<{ name: string; version: number }> {
  const [name, version] = await Promise.all([
    bus.get<string>(root, face.application, 'ToolkitName'),
    bus.get<string>(root, face.application, 'Version'),
  ]);
  return { name, version: Number.parseInt(version, 10) };
}

/**
 * Awaits a call that makes the application do something, which it may answer before or after that is done. Where it then answers nothing
 * else, and rests, the call has opened a dialog with a loop of its own: that is closed, and the attempt has failed. Rejects with TIMEOUT
 * where nothing has come that could be closed.
 */
export async function afterCall(
  session: Session,
  name: string,
  call: Promise<unknown>,
): Promise<(Attempt & { ok: false }) | undefined> {
  let answer: unknown;
  const back = call.then(
    () => {
      answer = true;
    },
    (error: Error) => {
      answer = error;
    },
  );
  await Promise.race([back, sleep(answerMs)]);
  // An application that closes its window, or itself, does not always answer.
  if (answer instanceof Error && session.guard.crashed) throw answer;
  if (isRefusal(answer) && answer.type === unknownObject) throw answer;
  if (answer !== undefined && !(await runsWithinCall(session))) return undefined;
  let listens = false;
  session.bus.get(session.root, face.accessible, 'ChildCount').then(
    () => {
      listens = true;
    },
    () => {},
  );
  const isListening = async () => listens;
  if (!(await restsWithout(session, isListening))) return undefined;
  for (let count = 0; count < mostDialogs && (await closeNewWindow(session)); count++) {
    if (await poll(isListening, closeMs)) {
      return failed(
        'action',
        `"${name}" opened a dialog in which the application answers nothing; it was closed again.`,
      );
    }
  }
  throw new LamwrightError('TIMEOUT', `The application answers nothing since the act on "${name}".`, {
    remedy: 'It is hung, or has opened a dialog that does not close: open the environment again.',
  });
}

/** Whether the application's main thread rests and this does not come; one that is at work is left to be waited for. */
async function restsWithout({ pid, guard }: Session, done: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + busyMs;
  let before = await mainThread(pid);
  let restedFrom = before.at;
  while (performance.now() < end && !guard.crashed) {
    if (await poll(done, 50)) return false;
    const now = await mainThread(pid);
    if (isBusy(before, now)) restedFrom = now.at;
    if (now.at - restedFrom > restMs) return true;
    before = now;
  }
  return false;
}

/** Closes the window in front if it was not there when the application was looked at; GTK takes no keys in such a loop. */
async function closeNewWindow(session: Session): Promise<boolean> {
  const known = new Set([...session.seen.values()].map(({ part }) => windowOf(part).name));
  const front = (await windowsOf(session.pid, session.screen)).at(-1);
  if (!front || known.has(front.title)) return false;
  await xdotool(session, 'windowclose', String(front.id));
  return true;
}
