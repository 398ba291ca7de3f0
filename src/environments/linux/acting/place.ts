import type { Rect } from '../../../records/screen/control.ts';
import { face } from '../bus/at-spi.ts';
import { inPixels } from '../seeing/scale.ts';
import { statesOf } from '../seeing/states.ts';
import { extents, isOn, type Part, windowOf } from '../seeing/survey.ts';
import { activeWindow, windowsOf } from '../seeing/windows.ts';
import type { Session } from '../session.ts';
import { poll } from '../settle.ts';
import { runsWithinCall } from './by-accessibility.ts';
import { type Point, xdotool } from './hands.ts';
import { isInMenu, isMenu } from './popped-up.ts';

const anywhere = 6;
/** What shows only a part of what it holds. */
const clipping = new Set(['viewport', 'scroll pane']);

/**
 * The middle of what can be seen of the control, in pixels of the screen; it is scrolled there first where nothing can. None where it
 * has gone, or another window of the application stays in front of it.
 */
export async function placeOf(session: Session, part: Part): Promise<Point | undefined> {
  const at = await middleOf(session, part);
  return at && (await isInFront(session, part, at)) ? at : undefined;
}

async function middleOf(session: Session, part: Part): Promise<Point | undefined> {
  if (!(await statesOf(session, part))) return undefined;
  const { locate } = session.manner ?? {};
  // What stands where may have changed since it was looked at; of a toolkit inside another only the survey knows the place.
  const own = locate
    ? await locate(part)
    : (await runsWithinCall(session))
      ? await extents(session.bus, part.node)
      : part.rect;
  let seen = seenOf(session, part, own);
  if (!seen && own && !locate && !isFarAway(own)) {
    await session.bus.call(part.node, face.component, 'ScrollTo', 'u', [anywhere]).catch(() => []);
    seen = seenOf(session, part, await extents(session.bus, part.node));
  }
  return seen && { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
}
/** Whether it is a place that is none, which what is scrolled out of a list may be given. */
export const isFarAway = ({ x }: Rect): boolean => x <= -10_000;

/** What is left of the control's rectangle within what holds it, on the screen. */
function seenOf(session: Session, part: Part, own: Rect | undefined): Rect | undefined {
  let seen = own;
  for (let one = part.parent; one && seen && !isMenu(one); one = one.parent) {
    if (one.rect && clipping.has(one.role)) seen = common(seen, one.rect);
  }
  return seen && common(inPixels(session, seen), { x: 0, y: 0, ...session.screen.size });
}

function common(a: Rect, b: Rect): Rect | undefined {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Whether the control's own window is in front at that place; it is brought there where it is not. */
async function isInFront(session: Session, part: Part, at: Point): Promise<boolean> {
  const window = windowOf(part);
  if (isInMenu(part) || window.role === 'window' || !window.parent) return true;
  const covering = window.parent.children
    .filter((other) => other !== window && other.rect && isWithin(at, inPixels(session, other.rect)))
    .map(({ name }) => name);
  if (covering.length === 0 && isOn(window, 'active')) return true;
  const { pid, screen } = session;
  const stack = await windowsOf(pid, screen);
  const own = stack.findLast(({ title }) => title === window.name);
  if (!own) return covering.length === 0 || isOn(window, 'active');
  const isFirst = async () => {
    const [windows, active] = await Promise.all([windowsOf(pid, screen), activeWindow(screen)]);
    const place = windows.findIndex(({ id }) => id === own.id);
    return active === own.id && windows.slice(place + 1).every(({ title }) => !covering.includes(title));
  };
  if (await isFirst()) return true;
  await xdotool(session, 'windowactivate', String(own.id));
  return poll(isFirst, raiseMs);
}
const raiseMs = 500;

const isWithin = ({ x, y }: Point, rect: Rect) =>
  x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
