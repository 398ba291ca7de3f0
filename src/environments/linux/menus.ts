import { has } from './at-spi.ts';
import { press } from './hands.ts';
import type { Session } from './session.ts';
import { poll } from './settle.ts';
import { statesOf } from './states.ts';
import { isOn, nearest, type Part } from './survey.ts';

const closeMs = 500;

export const isMenu = ({ role }: Part): boolean => role === 'menu' || role === 'popup menu';

/** Whether it stands in a menu that has popped up. */
export const isInMenu = (part: Part): boolean =>
  part.parent !== undefined && nearest(part.parent, isMenu) !== undefined;

/** Closes the menus that are open elsewhere: they would swallow the click, or close by it and do nothing else. */
export async function leaveMenus(session: Session, part: Part): Promise<void> {
  const bar = barOf(part);
  const open = [...session.seen.values()]
    .map((sighting) => sighting.part)
    .filter((menu) => isOpen(menu) && nearest(part, (one) => one === menu) === undefined)
    .filter((menu) => bar === undefined || barOf(menu) !== bar);
  for (const menu of open.toReversed()) {
    const isClosed = async () => {
      const states = await statesOf(session, menu);
      return states === undefined || !has(states, 'selected');
    };
    if (await isClosed()) continue;
    await press(session, [{ press: 'Escape' }]);
    await poll(isClosed, closeMs);
  }
}

const barOf = (part: Part) => nearest(part, ({ role }) => role === 'menu bar');
const isOpen = (part: Part) => isMenu(part) && isOn(part, 'selected');
