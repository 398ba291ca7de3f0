import { setTimeout as sleep } from 'node:timers/promises';
import type { Attempt } from '../../attempt.ts';
import { callKit, frameOf, type Session } from '../session.ts';
import { patienceMs } from './patience.ts';

/**
 * What to look for after a click on something that can be ticked: that it is ticked otherwise than before, a radio button that it is
 * chosen. Undefined for anything else. To be called before the click.
 */
export async function confirmTick(session: Session, label: string): Promise<(Attempt & { ok: true })['confirm']> {
  const seen = session.seen.find((control) => control.label === label);
  if (seen?.type !== 'CheckBox' && seen?.type !== 'RadioButton') return undefined;
  const frame = frameOf(session, label);
  const read = () => callKit(session, frame, 'tick', [label]);
  const before = await read();
  const isSet = (now: string) => (seen.type === 'RadioButton' ? now === 'checked' : now !== before);
  return async () => {
    for (const end = performance.now() + patienceMs / 2; ; await sleep(50)) {
      const now = await read();
      if (now === undefined || isSet(now)) return undefined;
      if (performance.now() < end) continue;
      // A page may ask first, in front of it.
      const aim = await callKit(session, frame, 'aim', [label, false, 0]);
      if (!aim || !('at' in aim)) return undefined;
      return { type: 'effect', detail: `"${seen.name}" is ${now} after the click, as before.` };
    }
  };
}
