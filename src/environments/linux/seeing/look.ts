import type { Session } from '../session.ts';
import { poll, settle } from '../settle.ts';
import { learnScale } from './scale.ts';
import { type Part, surveyTree, windowOf } from './survey.ts';
import { windowsOf } from './windows.ts';

/** How long a window that comes or goes is waited for. */
const wholeMs = 2000;

/**
 * The parts on screen and the windows among them. Between two windows there is nothing, or a window with nothing in it, and a toolkit that
 * tells only of what was looked at before tells nothing of a new window: such a look is taken again when all is quiet.
 */
export async function lookAt(session: Session): Promise<{ parts: Part[]; windows: Part[] }> {
  const { bus, root, kinds, manner } = session;
  const known = new Set([...session.seen.values()].map(({ part }) => windowOf(part).key));
  let parts: Part[] = [];
  let windows: Part[] = [];
  const isWhole = async () => {
    // Where the places come from the display they are in its pixels.
    const scaled = manner?.locate || session.scale?.sure;
    const [now, outside] = await Promise.all([
      surveyTree(bus, root, kinds, manner),
      scaled ? undefined : windowsOf(session.pid, session.screen),
    ]);
    parts = now;
    windows = parts.filter((part) => part.parent && !part.parent.parent);
    if (outside) learnScale(session, windows, outside);
    const isNew = manner?.news && windows.some(({ key }) => !known.has(key));
    for (const { key } of windows) known.add(key);
    return !isNew && parts.some((part) => part.parent?.parent);
  };
  await poll(async () => {
    if (await isWhole()) return true;
    await settle(session, { fresh: true, capMs: wholeMs });
    return false;
  }, wholeMs);
  return { parts, windows };
}
