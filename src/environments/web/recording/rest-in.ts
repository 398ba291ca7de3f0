import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { handInClosedRoots } from '../seeing/closed-roots.ts';
import type { Session } from '../session.ts';
import { witnessKey } from './in-page/witness.ts';

/** Labels that frames, pages and the driver give between two looks do not meet. */
const labelsApart = 1000;
/** A frame that does not answer by then is left. */
const limitMs = 2000;

/**
 * Tells the frames what they need for surveys of their own until it is looked again: from where to count, and that the page is at rest.
 * Frames that go away meanwhile do without. `rootsIn` are frames with closed shadow roots that only the browser knows; they are handed in.
 */
export async function restIn(session: Session, rootsIn: Set<Frame>): Promise<void> {
  if (session.modals.open) return;
  for (const frame of rootsIn) await handInClosedRoots(session, frame);
  rootsIn.clear();
  const frames = session.tabs.open.flatMap(({ page }) => page.frames());
  const resting = frames.map((frame, i) => {
    const from = session.nextLabel + labelsApart * (i + 1);
    const rest = frame.page() === session.page ? 'witness?.rest()' : '';
    return frame.evaluate(
      `(() => { const witness = ${witnessKey}; witness?.listen(); witness?.countFrom(${from}); ${rest} })()`,
    );
  });
  await Promise.race([Promise.allSettled(resting), sleep(limitMs, undefined, { ref: false })]);
}
