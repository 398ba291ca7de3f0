import { LamwrightError } from '../../records/error.ts';
import { type Attempt, failed } from '../attempt.ts';
import { face } from './at-spi.ts';
import { isRefusal } from './bus.ts';
import { press } from './hands.ts';
import type { Session } from './session.ts';
import { isBusy, mainThread, poll } from './settle.ts';

/** An application may answer the call for an action only when the dialog that it opened is closed again. */
const answerMs = 250;
/** How long an application rests without answering anything before it counts as one that waits in a loop of its own. */
const restMs = 750;
const busyMs = 5000;
const escapeMs = 1000;
const mostEscapes = 3;
const unknownObject = 'org.freedesktop.DBus.Error.UnknownObject';

/**
 * Whether what an act by accessibility sets going runs within the call. GTK up to 3 does so, and listens to nothing else before the call
 * is done: a dialog with a loop of its own (gtk_dialog_run) then cannot be seen. A toolkit inside it, which has a root pane as
 * LibreOffice's has, puts the act into its own queue.
 */
export async function runsWithinCall(session: Session): Promise<boolean> {
  session.toolkit ??= await toolkitOf(session);
  const { name, version } = session.toolkit;
  return /^gtk$/i.test(name) && version < 4 && ![...session.kinds.values()].some(({ role }) => role === 'root pane');
}

async function toolkitOf({ bus, root }: Session): Promise<{ name: string; version: number }> {
  const [name, version] = await Promise.all([
    bus.get<string>(root, face.application, 'ToolkitName'),
    bus.get<string>(root, face.application, 'Version'),
  ]);
  return { name, version: Number.parseInt(version, 10) };
}

/**
 * Awaits a call that makes the application do something. One that has not come back is left alone, as long as the application answers
 * others. Where it answers nothing and rests, the call has opened a dialog with a loop of its own, in which GTK 3 does not listen to
 * assistive technologies until that call is done: Escape closes the dialog, and the attempt has failed. Rejects with TIMEOUT where it does not.
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
  await Promise.race([back, new Promise((resolve) => setTimeout(resolve, answerMs))]);
  // An application that closes its window, or itself, does not always answer.
  if (answer instanceof Error && session.guard.crashed) throw answer;
  if (isRefusal(answer) && answer.type === unknownObject) throw answer;
  if (answer !== undefined || (await listens(session, () => answer !== undefined))) return undefined;
  for (let count = 0; count < mostEscapes; count++) {
    await press(session, [{ press: 'Escape' }]);
    if (await poll(async () => answer !== undefined, escapeMs)) {
      return failed(
        'action',
        `"${name}" opened a dialog in which the application answers nothing; it was closed with Escape.`,
      );
    }
  }
  throw new LamwrightError('TIMEOUT', `The application answers nothing since the act on "${name}".`, {
    remedy: 'It is hung, or has opened a dialog that Escape does not close: open the environment again.',
  });
}

/** False where it answers nothing while its main thread rests; true as soon as it answers this, or `isBack`. */
async function listens({ bus, root, pid }: Session, isBack: () => boolean): Promise<boolean> {
  let heard = false;
  bus.get(root, face.accessible, 'ChildCount').then(
    () => {
      heard = true;
    },
    () => {},
  );
  const end = performance.now() + busyMs;
  let before = await mainThread(pid);
  let restedFrom = before.at;
  while (performance.now() < end) {
    if (await poll(async () => heard || isBack(), 50)) return true;
    const now = await mainThread(pid);
    if (isBusy(before, now)) restedFrom = now.at;
    if (now.at - restedFrom > restMs) return false;
    before = now;
  }
  return false;
}
