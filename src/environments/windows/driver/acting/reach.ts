import type { Done } from '../../orders.ts';
import type { Part } from '../../part.ts';
import type { Element } from '../com/uia.ts';
import { isOutOfReach } from '../native/rights.ts';
import { type Handle, rectOf, titleOf } from '../native/windows.ts';
import { bringToFront, type Point, windowAt } from './input.ts';

/** A part of the last look, and the element behind it where UI Automation told of it. */
export type Target = { part: Part; element?: Element };

export const failed = (type: 'action' | 'grounding' | 'effect', detail: string): Done => ({
  failure: { type, detail },
});

/** The handle of a part that is a window of its own. */
export const handleOf = ({ key }: Part): Handle => (/^h\d+$/.test(key) ? Number(key.slice(1)) : 0);

/** The middle of what can be seen of the part, once its window is in front there; else why not. */
export async function reach({ part }: Target): Promise<Point | Done> {
  const { rect, name, window } = part;
  if (!rect) return failed('action', `"${name}" has no place on the screen.`);
  if (isOutOfReach(window)) {
    return failed(
      'action',
      `The window "${titleOf(window)}" belongs to a program with the rights of an administrator.`,
    );
  }
  const isMenu = part.source === 'menu' || part.type === 'MenuItem';
  // A menu stands in a window of its own, which goes when another comes to the front.
  if (!isMenu && !(await bringToFront(window))) {
    return failed('action', `The window "${titleOf(window)}" does not come to the front.`);
  }
  const whole = rectOf(window);
  const [left, top] = [Math.max(rect.x, whole.left), Math.max(rect.y, whole.top)];
  const [right, bottom] = [Math.min(rect.x + rect.width, whole.right), Math.min(rect.y + rect.height, whole.bottom)];
  if (right <= left || bottom <= top) return failed('action', `"${name}" is scrolled out of sight.`);
  const at = { x: Math.floor((left + right) / 2), y: Math.floor((top + bottom) / 2) };
  const over = windowAt(at);
  if (over !== window && !isMenu) return failed('action', `The window "${titleOf(over)}" covers "${name}".`);
  return at;
}

export const isPoint = (found: Point | Done): found is Point => 'x' in found;
