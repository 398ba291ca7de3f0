import type { Look } from '../../part.ts';
import { ComError, release } from '../com/com.ts';
import type { Automation, Element } from '../com/uia.ts';
import { Vanished } from '../native/message.ts';
import {
  focusOf,
  foreground,
  type Handle,
  isEnabled,
  ownerOf,
  rectOf,
  threadOf,
  topWindows,
} from '../native/windows.ts';
import { type Found, readElements } from './elements.ts';
import { readHandles } from './handles.ts';
import { type Menu, menuParts, openMenuOf } from './menus.ts';
import { plainClass } from './window-class.ts';

/** Windows that only show what is under the pointer, or help others. */
const passing = new Set(['tooltips_class32', 'ime', 'msctfime ui', 'sysshadow']);

const mostTries = 5;

/** Reads all windows of these processes that are on screen. `before` are the elements of the last look, which are let go. */
export function lookAt(uia: Automation, pids: ReadonlySet<number>, before: Map<string, Element>): Look & Found {
  for (let tries = 1; ; tries++) {
    try {
      return lookOnce(uia, pids, before);
    } catch (error) {
      // Between two windows: what has gone is not there the next time.
      if (!(error instanceof Vanished) || tries === mostTries) throw error;
    }
  }
}

function lookOnce(uia: Automation, pids: ReadonlySet<number>, before: Map<string, Element>): Look & Found {
  const into: Found = { parts: [], elements: new Map() };
  const started = uia.requests;
  const windows = topWindows(pids).map((window) => ({ window, className: plainClass(window) }));
  const menus = new Map<Handle, Menu | undefined>();
  for (const { window, className } of windows) if (className === '#32768') menus.set(window, openMenuOf(window));
  const labels = new Set<string>();
  const openMenus = new Set([...menus.values()].map((menu) => menu?.menu ?? 0));
  for (const { window, className } of windows) {
    if (passing.has(className)) continue;
    const place = into.parts.length;
    const menu = menus.get(window);
    if (uia.whole && isReadWhole(uia, window, into)) {
      // All of it is there.
    } else if (menu) {
      const { left, top, right, bottom } = rectOf(window);
      const rect = { x: left, y: top, width: right - left, height: bottom - top };
      into.parts.push({
        key: `h${window}`,
        parent: -1,
        source: 'handle',
        type: 'Menu',
        name: '',
        rect,
        states: [],
        patterns: [],
        className,
        window,
      });
      into.parts.push(...menuParts(menu, place, window, openMenus));
    } else readHandles({ uia, into, top: window, openMenus, labels }, window);
    const owner = ownerOf(window);
    const part = into.parts[place];
    if (part && owner && isEnabled(window) && !isEnabled(owner) && !part.states.includes('modal'))
      part.states.push('modal');
  }
  nameMenus(into, menus);
  for (const part of into.parts) if (labels.has(part.key)) part.isLabel = true;
  markFocus(into);
  for (const element of before.values()) release(element);
  return { ...into, requests: uia.requests - started };
}

/** A menu that stands open is called as the item that opened it. */
function nameMenus({ parts }: Found, menus: ReadonlyMap<Handle, Menu | undefined>): void {
  for (const [window, open] of menus) {
    const opener = parts.find(({ type, key }) => open && type === 'MenuItem' && key.endsWith(`.${open.menu}`));
    const shown = parts.find(({ key }) => key === `h${window}`);
    if (opener && shown) shown.name = opener.name;
  }
}

/** False where UI Automation fails for this window, as where its own part of it does: then it is read by handle. */
function isReadWhole(uia: Automation, window: Handle, into: Found): boolean {
  const before = into.parts.length;
  try {
    readElements(uia, window, into, -1);
    return true;
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
    into.parts.length = before;
    return false;
  }
}

function markFocus({ parts }: Found): void {
  const front = foreground();
  if (!front || parts.some(({ states }) => states.includes('focused'))) return;
  const focus = focusOf(threadOf(front).thread);
  const part = parts.find(({ key }) => key === `h${focus}`) ?? holderOf(parts, focus);
  part?.states.push('focused');
}

/** The combo box whose field it is. */
function holderOf(parts: Found['parts'], focus: Handle) {
  if (!focus) return undefined;
  const { left, top, right, bottom } = rectOf(focus);
  return parts.find(
    ({ type, rect }) =>
      type === 'ComboBox' &&
      rect &&
      rect.x <= left &&
      rect.y <= top &&
      rect.x + rect.width >= right &&
      rect.y + rect.height >= bottom,
  );
}
