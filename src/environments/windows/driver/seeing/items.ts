import type { Part, PartState } from '../../part.ts';
import { freeOffset, type Inside, inside } from '../native/inside.ts';
import { library, type RECT, wide } from '../native/library.ts';
import { ask, askForRect } from '../native/message.ts';
import { type Handle, rectOf, threadOf } from '../native/windows.ts';
import { listOf } from './window-class.ts';

/** A piece of a control that is no window of its own. Its rectangle counts from the control's own corner. */
export type Item = { type: string; name: string; rect: RECT; states: PartState[]; command?: number; guessed?: boolean };

const user = library('user32.dll');
const toScreen = user<(window: Handle, point: Buffer) => number>('int32 ClientToScreen(int64 w, _Inout_ uint8_t* p)');
const structure = freeOffset;
const textPlace = freeOffset + 0x400;
const longestText = 260;
const mostItems = 300;

/** The items of lists, tool bars, tabs, trees and status bars; nothing for other classes. */
export function itemsOf(window: Handle, className: string): Item[] {
  const read = readers[className];
  if (!read) return [];
  const access = inside(threadOf(window).pid);
  return access ? read(window, access) : [];
}

/** Where the control's inside begins on the screen. */
export function cornerOf(window: Handle): { x: number; y: number } {
  const point = Buffer.alloc(8);
  toScreen(window, point);
  return { x: point.readInt32LE(0), y: point.readInt32LE(4) };
}

const countOf = (window: Handle, message: number) => Math.min(mostItems, Math.max(0, ask(window, message) | 0));
const textIn = (access: Inside) => {
  const bytes = access.read(textPlace, longestText * 2);
  const end = bytes.findIndex((byte, at) => at % 2 === 0 && byte === 0 && bytes[at + 1] === 0);
  return wide(bytes, end < 0 ? longestText : end / 2);
};
function rectIn(access: Inside): RECT {
  const bytes = access.read(structure, 16);
  return {
    left: bytes.readInt32LE(0),
    top: bytes.readInt32LE(4),
    right: bytes.readInt32LE(8),
    bottom: bytes.readInt32LE(12),
  };
}
const at = (access: Inside, offset = structure) => access.memory + offset;
const writeWords = (access: Inside, ...words: [offset: number, value: number, size?: 4 | 8][]) => {
  const bytes = Buffer.alloc(0x80);
  for (const [offset, value, size = 4] of words) {
    if (size === 8) bytes.writeBigInt64LE(BigInt(value), offset);
    else bytes.writeInt32LE(value | 0, offset);
  }
  access.write(structure, bytes);
  access.write(textPlace, Buffer.alloc(longestText * 2));
};

function listItems(window: Handle): Item[] {
  return listOf(window, 0x18b, 0x18a, 0x189).map((name, index) => ({
    type: 'ListItem',
    name,
    rect: askForRect(window, 0x198, index),
    states: ask(window, 0x187, index) > 0 ? ['selected'] : [],
  }));
}

type ToolButton = { command: number; isCheck: boolean; name: string; rect: RECT };
const toolBars = new Map<Handle, { shape: string; buttons: ToolButton[] }>();

/** The buttons of a tool bar; what they are called and where they stand is asked again when their number or the bar's place changes. */
function buttonsOf(window: Handle, access: Inside): ToolButton[] {
  const count = countOf(window, 0x418);
  const shape = `${count} ${Object.values(rectOf(window)).join()}`;
  const known = toolBars.get(window);
  if (known?.shape === shape) return known.buttons;
  const buttons = Array.from({ length: count }, (_, index): ToolButton | undefined => {
    writeWords(access);
    ask(window, 0x417, index, at(access));
    const button = access.read(structure, 32);
    const [command, state, style] = [button.readInt32LE(4), button[8]!, button[9]!];
    if ((style & 1) !== 0 || (state & 8) !== 0) return undefined;
    ask(window, 0x44b, command, at(access, textPlace));
    const name = textIn(access);
    ask(window, 0x41d, index, at(access));
    return { command, isCheck: (style & 2) !== 0, name, rect: rectIn(access) };
  }).filter((button) => button !== undefined);
  toolBars.set(window, { shape, buttons });
  return buttons;
}

const readers: { [className: string]: (window: Handle, access: Inside) => Item[] } = {
  listbox: listItems,
  combolbox: listItems,
  toolbarwindow32: (window, access) =>
    buttonsOf(window, access).map(({ command, isCheck, name, rect }) => {
      const state = ask(window, 0x412, command);
      const states: PartState[] = (state & 4) === 0 ? ['disabled'] : [];
      if (isCheck && (state & 1) !== 0) states.push('checked');
      return { type: 'Button', name, rect, states, command };
    }),
  systabcontrol32(window, access) {
    const chosen = ask(window, 0x130b);
    return Array.from({ length: countOf(window, 0x1304) }, (_, index) => {
      // TCITEMW: mask, states, text, its length.
      writeWords(access, [0, 1], [16, at(access, textPlace), 8], [24, longestText]);
      ask(window, 0x133c, index, at(access));
      const name = textIn(access);
      ask(window, 0x130a, index, at(access));
      return { type: 'TabItem', name, rect: rectIn(access), states: index === chosen ? ['selected'] : [] };
    });
  },
  syslistview32: (window, access) =>
    Array.from({ length: countOf(window, 0x1004) }, (_, index) => {
      // LVITEMW: mask, item, column, state, its mask, text, its length.
      writeWords(access, [0, 1], [4, index], [24, at(access, textPlace), 8], [32, longestText]);
      ask(window, 0x1073, index, at(access));
      const name = textIn(access);
      writeWords(access, [0, 0]);
      ask(window, 0x100e, index, at(access));
      const rect = rectIn(access);
      return { type: 'ListItem', name, rect, states: ask(window, 0x102c, index, 2) ? ['selected'] : [] };
    }),
  systreeview32(window, access) {
    const items: Item[] = [];
    for (let one = ask(window, 0x110a, 0); one && items.length < mostItems; one = ask(window, 0x110a, 6, one)) {
      // TVITEMW: mask (text, state), item, state, its mask, text, its length.
      writeWords(access, [0, 1 | 8], [8, one, 8], [20, 0xff], [24, at(access, textPlace), 8], [32, longestText]);
      ask(window, 0x113e, 0, at(access));
      const name = textIn(access);
      const state = access.read(structure, 40).readInt32LE(16);
      writeWords(access, [0, one, 8]);
      ask(window, 0x1104, 1, at(access));
      items.push({ type: 'TreeItem', name, rect: rectIn(access), states: (state & 2) !== 0 ? ['selected'] : [] });
    }
    return items;
  },
  msctls_statusbar32(window, access) {
    const isSimple = ask(window, 0x40e) !== 0;
    const parts = isSimple ? [255] : Array.from({ length: countOf(window, 0x406) }, (_, index) => index);
    return parts.map((part) => {
      writeWords(access);
      // A single message is told as the first part.
      ask(window, 0x40d, isSimple ? 0 : part, at(access, textPlace));
      const name = textIn(access);
      const whole = rectOf(window);
      if (isSimple)
        return {
          type: 'Text',
          name,
          rect: { left: 0, top: 0, right: whole.right - whole.left, bottom: whole.bottom - whole.top },
          states: [],
        };
      ask(window, 0x40a, part, at(access));
      return { type: 'Text', name, rect: rectIn(access), states: [] };
    });
  },
};

export function itemParts(items: Item[], parent: number, window: Handle, top: Handle, message: boolean): Part[] {
  const corner = cornerOf(window);
  return items.map(({ type, name, guessed, rect: { left, top: above, right, bottom }, states }, index) => ({
    key: `h${window}.${index}`,
    parent,
    source: 'handle',
    type,
    name,
    rect:
      right > left ? { x: left + corner.x, y: above + corner.y, width: right - left, height: bottom - above } : null,
    states,
    patterns: [],
    className: '',
    window: top,
    ...(guessed ? { guessed } : {}),
    ...(message ? { message } : {}),
  }));
}
