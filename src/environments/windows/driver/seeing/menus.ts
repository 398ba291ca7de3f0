import type { Part, PartState } from '../../part.ts';
import { freeOffset, inside, memorySize, mostCalls } from '../native/inside.ts';
import { library, type RECT, wide } from '../native/library.ts';
import { ask } from '../native/message.ts';
import { type Handle, menuOf, threadOf } from '../native/windows.ts';

export type MenuItem = { text: string; id: number; state: number; below: Handle; rect: RECT };
export type Menu = { menu: Handle; items: MenuItem[] };

const user = library('user32.dll');
const countOf = user<(menu: Handle) => number>('int32 GetMenuItemCount(int64 m)');
const textAt = user<(menu: Handle, at: number, text: Buffer, size: number, how: number) => number>(
  'int32 GetMenuStringW(int64 m, uint32 at, _Out_ uint8_t* text, int32 size, uint32 how)',
);
const stateAt = user<(menu: Handle, at: number, how: number) => number>(
  'uint32 GetMenuState(int64 m, uint32 at, uint32 how)',
);
const idAt = user<(menu: Handle, at: number) => number>('uint32 GetMenuItemID(int64 m, int32 at)');
const belowAt = user<(menu: Handle, at: number) => Handle>('int64 GetSubMenu(int64 m, int32 at)');
const rectAt = user<(window: Handle, menu: Handle, at: number, rect: RECT) => number>(
  'int32 GetMenuItemRect(int64 w, int64 m, uint32 at, _Out_ RECT* r)',
);

const byPlace = 0x400;
const longestText = 127;
const slotSize = 512;
const askMenu = 0x1e1;
const separator = 0x800;

/** The menu bar of a window; undefined where it has none. */
export function menuBarOf(window: Handle): Menu | undefined {
  const menu = menuOf(window);
  return menu ? readMenu(menu, window, window) : undefined;
}

/** The menu that a window of the class #32768 shows. */
export function openMenuOf(window: Handle): Menu | undefined {
  const menu = ask(window, askMenu);
  return menu ? readMenu(menu, window, 0) : undefined;
}

export function readMenu(menu: Handle, window: Handle, bar: Handle): Menu {
  const count = countOf(menu);
  if (count < 0) return readInside(menu, window, bar);
  const items = Array.from({ length: count }, (_, at): MenuItem => {
    const text = Buffer.alloc(slotSize);
    const rect = { left: 0, top: 0, right: 0, bottom: 0 };
    const length = textAt(menu, at, text, longestText, byPlace);
    rectAt(bar, menu, at, rect);
    return {
      text: wide(text, length),
      id: idAt(menu, at),
      state: stateAt(menu, at, byPlace),
      below: belowAt(menu, at),
      rect,
    };
  });
  return { menu, items };
}

/** Under Wine a menu is known to its own process alone, so that is where it is read. */
function readInside(menu: Handle, window: Handle, bar: Handle): Menu {
  const access = inside(threadOf(window).pid);
  if (!access) return { menu, items: [] };
  const most = Math.min(mostCalls / 5, Math.floor((memorySize - freeOffset) / slotSize));
  const count = Math.min(most, access.call([['GetMenuItemCount', menu]])[0]! | 0);
  if (count <= 0) return { menu, items: [] };
  const slot = (at: number) => access.memory + freeOffset + at * slotSize;
  const answers = access.call(
    Array.from({ length: count }, (_, at) => [
      ['GetMenuStringW', menu, at, slot(at), longestText, byPlace] as const,
      ['GetMenuState', menu, at, byPlace] as const,
      ['GetMenuItemID', menu, at] as const,
      ['GetSubMenu', menu, at] as const,
      ['GetMenuItemRect', bar, menu, at, slot(at) + slotSize / 2] as const,
    ]).flat(),
  );
  const memory = access.read(freeOffset, count * slotSize);
  const items = Array.from({ length: count }, (_, at): MenuItem => {
    const [length, state, id, below] = answers.slice(at * 5, at * 5 + 4) as [number, number, number, number];
    const place = at * slotSize + slotSize / 2;
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => memory.readInt32LE(place + offset)) as [
      number,
      number,
      number,
      number,
    ];
    const text = wide(memory.subarray(at * slotSize), length | 0);
    return { text, id: id >>> 0, state: state >>> 0, below, rect: { left, top, right, bottom } };
  });
  return { menu, items };
}

export const isLine = ({ state, below, text }: MenuItem): boolean =>
  (!below && (state & separator) !== 0) || text === '';

/** What a menu item says, without the key that chooses it and the keys that do the same. */
export const plainText = (text: string): string => text.split('\t')[0]!.replace(/&(.)/g, '$1').trim();

/** A menu's items as parts of the window that they stand in. */
export function menuParts({ menu, items }: Menu, parent: number, window: Handle, open: ReadonlySet<Handle>): Part[] {
  return items.flatMap((item, at) => {
    if (isLine(item)) return [];
    const { state, below, rect } = item;
    const states: PartState[] = [];
    if ((state & 3) !== 0) states.push('disabled');
    if ((state & 8) !== 0) states.push('checked');
    if (below) states.push(open.has(below) ? 'expanded' : 'collapsed');
    const { left, top, right, bottom } = rect;
    return {
      key: `m${menu}.${at}.${below || item.id}`,
      parent,
      source: 'menu',
      type: 'MenuItem',
      name: plainText(item.text),
      rect: { x: left, y: top, width: right - left, height: bottom - top },
      states,
      patterns: [],
      className: '',
      window,
    };
  });
}
