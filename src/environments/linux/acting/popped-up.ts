import { has } from '../bus/at-spi.ts';
import { statesOf } from '../seeing/states.ts';
import { isOn, nearest, type Part } from '../seeing/survey.ts';
import type { Session } from '../session.ts';
import { poll } from '../settle.ts';
import { press } from './hands.ts';

const closeMs = 500;

export const isMenu = ({ role }: Part): boolean => role === 'menu' || role === 'popup menu';

/** Whether it stands in a menu that has popped up. */
export const isInMenu = (part: Part): boolean =>
  part.parent !== undefined && nearest(part.parent, isMenu) !== undefined;

/** Closes the menus and popovers that are open elsewhere: a click beside them closes them, and does nothing else. */
export async function leavePoppedUp(session: Session, part: Part): Promise<void> {
  const shown = new Set([...session.seen.values()].flatMap((sighting) => upwards(sighting.part)));
  const around = new Set(upwards(part));
  const bar = barOf(part);
  const elsewhere = [...shown].filter(
    (one) => openState(one) && !around.has(one) && !(bar && isMenu(one) && barOf(one) === bar),
  );
  // What was opened last stands deepest.
  for (const one of elsewhere.toSorted((a, b) => upwards(b).length - upwards(a).length)) {
    const isClosed = async () => {
      const states = await statesOf(session, one);
      return states === undefined || !has(states, openState(one)!);
    };
    if (await isClosed()) continue;
    await press(session, [{ press: 'Escape' }]);
    await poll(isClosed, closeMs);
  }
}

/** The state that it has while it is popped up, where it is; a modal part of a window is a popover. */
function openState(part: Part): 'selected' | 'showing' | undefined {
  if (isMenu(part)) return isOn(part, 'selected') ? 'selected' : undefined;
  return part.parent?.parent && isOn(part, 'modal') ? 'showing' : undefined;
}

const upwards = (part: Part): Part[] => [part, ...(part.parent ? upwards(part.parent) : [])];
const barOf = (part: Part) => nearest(part, ({ role }) => role === 'menu bar');
