import type { Attempt } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { settle } from '../settle.ts';
import { patienceMs } from './patience.ts';
import { click, pointIn } from './pointer.ts';

/** Opens an entry of a tree: by its key or its mark, since a click may only select it; else by a click. */
export async function unfold(session: Session, action: Action): Promise<Attempt> {
  const { controlLabel: label } = action;
  let attempt: Attempt | undefined;
  for (const way of [byKey, byMark, click]) {
    if ((await isUnfolded(session, label)) === true) break;
    attempt = (await way(session, { ...action, args: {} })) ?? attempt;
    if (session.modals.open) break;
    await settle(session, { fresh: true, capMs: patienceMs });
    if ((await isUnfolded(session, label)) !== false) break;
  }
  if (!attempt?.ok) return attempt ?? { ok: true, how: 'none', changed: false };
  return {
    ...attempt,
    async confirm() {
      const open = await isUnfolded(session, label);
      return open === false ? { type: 'effect', detail: 'It did not expand.' } : undefined;
    },
  };
}

const isUnfolded = (session: Session, label: string) =>
  callKit(session, frameOf(session, label), 'isUnfolded', [label]);

/** The right arrow opens an entry that has the keyboard. */
async function byKey(session: Session, { controlLabel }: Action): Promise<Attempt | undefined> {
  if (!(await callKit(session, frameOf(session, controlLabel), 'focus', [controlLabel]))) return undefined;
  await session.page.keyboard.press('ArrowRight');
  return { ok: true, how: 'keys' };
}

async function byMark(session: Session, { controlLabel }: Action): Promise<Attempt | undefined> {
  const frame = frameOf(session, controlLabel);
  const aim = await callKit(session, frame, 'aimAtTwisty', [controlLabel, 0]);
  const at = aim && (await pointIn(session, frame, aim));
  if (!at || 'failure' in at) return undefined;
  await session.page.mouse.click(at.x, at.y);
  return { ok: true, how: 'mouse' };
}
