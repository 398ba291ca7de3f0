import { setTimeout as sleep } from 'node:timers/promises';
import { koffi, library } from '../native/library.ts';
import {
  foreground,
  type Handle,
  isMinimised,
  metric,
  setForeground,
  showWindow,
  threadOf,
  topOf,
  windowFrom,
} from '../native/windows.ts';

const user = library('user32.dll');
koffi.struct('INPUT', { type: 'uint32', gap: 'uint32', words: koffi.array('uint8', 32) });
const send = user<(count: number, inputs: object[], size: number) => number>(
  'uint32 SendInput(uint32 n, INPUT* i, int32 size)',
);
const layoutOf = user<(thread: number) => number>('int64 GetKeyboardLayout(uint32 thread)');
const keyFor = user<(unit: number, layout: number) => number>('int16 VkKeyScanExW(uint16 unit, int64 layout)');
const scanFor = user<(key: number, how: number, layout: number) => number>(
  'uint32 MapVirtualKeyExW(uint32 key, uint32 how, int64 layout)',
);

type Input = { type: number; gap: number; words: number[] };
/** What the system refuses: input to a window of higher rights, or while another desktop is in front. */
export class Refused extends Error {}

const extended = 1;
const up = 2;
const unicode = 4;

function key(virtual: number, scan: number, flags: number): Input {
  const words = Buffer.alloc(32);
  words.writeUInt16LE(virtual, 0);
  words.writeUInt16LE(scan, 2);
  words.writeUInt32LE(flags, 4);
  return { type: 1, gap: 0, words: [...words] };
}

const move = 0x8001 | 0x4000;

/**
 * What the mouse does at a place, both in one: a pointer that is moved first may be moved back by what the screen tells late. Places count
 * in 65536 parts of all monitors together.
 */
function mouse({ x, y }: Point, flags: number, amount = 0): Input {
  const [left, top, width, height] = [76, 77, 78, 79].map(metric) as [number, number, number, number];
  const words = Buffer.alloc(32);
  words.writeInt32LE(Math.ceil(((Math.round(x) - left) * 65536) / width), 0);
  words.writeInt32LE(Math.ceil(((Math.round(y) - top) * 65536) / height), 4);
  words.writeInt32LE(amount, 8);
  words.writeUInt32LE(flags | move, 12);
  return { type: 0, gap: 0, words: [...words] };
}

function put(inputs: Input[]): void {
  const taken = inputs.length === 0 ? 0 : send(inputs.length, inputs, koffi.sizeof('INPUT'));
  if (taken !== inputs.length)
    throw new Refused('Windows takes no input for the window in front: it may be one of higher rights.');
}

const keys: { [name: string]: number } = {
  Enter: 0x0d,
  Tab: 0x09,
  Escape: 0x1b,
  Space: 0x20,
  Backspace: 0x08,
  Delete: 0x2e,
  Insert: 0x2d,
  Home: 0x24,
  End: 0x23,
  PageUp: 0x21,
  PageDown: 0x22,
  ArrowUp: 0x26,
  ArrowDown: 0x28,
  ArrowLeft: 0x25,
  ArrowRight: 0x27,
  Control: 0x11,
  Shift: 0x10,
  Alt: 0x12,
  Meta: 0x5b,
};
const onKeypad = new Set([0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28, 0x2d, 0x2e, 0x5b]);

/** The key of a name, or of a character on the keyboard layout of the window in front, with the modifiers that it wants. */
function keyOf(name: string): { virtual: number; shift: boolean } | undefined {
  const named = keys[name] ?? (/^F\d+$/.test(name) ? 0x6f + Number(name.slice(1)) : undefined);
  if (named) return { virtual: named, shift: false };
  const layout = layoutOf(threadOf(foreground()).thread);
  const found = keyFor(name.charCodeAt(0), layout);
  if (found !== -1) return { virtual: found & 0xff, shift: (found & 0x100) !== 0 };
  // Shortcuts go by the Latin letters of the keys, whatever is written on them.
  return /^[a-z0-9]$/i.test(name) ? { virtual: name.toUpperCase().charCodeAt(0), shift: false } : undefined;
}

function strike(virtual: number, flags: number): Input {
  const layout = layoutOf(threadOf(foreground()).thread);
  return key(virtual, scanFor(virtual, 0, layout), flags | (onKeypad.has(virtual) ? extended : 0));
}

/** Presses "Control+Shift+s". A character that no key has is typed as it is, with the modifiers held. */
export function press(chord: string): void {
  const parts = chord.split(/\+(?=.)/);
  const last = parts.pop()!;
  const found = keyOf(last);
  const held = [...parts, ...(found?.shift && !parts.includes('Shift') ? ['Shift'] : [])].map((name) => keys[name]!);
  const middle = found ? [strike(found.virtual, 0), strike(found.virtual, up)] : typed(last);
  put([...held.map((one) => strike(one, 0)), ...middle, ...held.toReversed().map((one) => strike(one, up))]);
}

const typed = (text: string): Input[] =>
  [...text.replace(/\r\n?/g, '\n')].flatMap((character) => {
    if (character === '\n') return [strike(keys.Enter!, 0), strike(keys.Enter!, up)];
    if (character === '\t') return [strike(keys.Tab!, 0), strike(keys.Tab!, up)];
    return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at)).flatMap((unit) => [
      key(0, unit, unicode),
      key(0, unit, unicode | up),
    ]);
  });

const atOnce = 200;

/** Types a text, whatever the keyboard layout is. */
export function type(text: string): void {
  const inputs = typed(text);
  for (let from = 0; from < inputs.length; from += atOnce) put(inputs.slice(from, from + atOnce));
}

const buttons = { left: [0x2, 0x4], right: [0x8, 0x10], middle: [0x20, 0x40] } as const;
export type MouseButton = keyof typeof buttons;
export type Point = { x: number; y: number };

/** Moves the pointer there. */
export const point = (at: Point): void => put([mouse(at, 0)]);

/** A window notices the pointer, and a menu the button, only when it comes to look: nobody clicks without any time. */
const noticeMs = 20;

export async function click(at: Point, button: MouseButton = 'left', times = 1, modifier?: string): Promise<void> {
  point(at);
  await sleep(noticeMs);
  const [down, release] = buttons[button];
  const held = modifier ? [keys[modifier]!] : [];
  put(held.map((one) => strike(one, 0)));
  for (let time = 0; time < times; time++) {
    put([mouse(at, down)]);
    await sleep(noticeMs);
    put([mouse(at, release)]);
  }
  put(held.map((one) => strike(one, up)));
}

export async function drag(from: Point, to: Point): Promise<void> {
  const steps = 6;
  point(from);
  put([mouse(from, 0x2)]);
  for (let step = 1; step <= steps; step++) {
    await sleep(15);
    point({ x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps });
  }
  await sleep(30);
  put([mouse(to, 0x4)]);
}

/** One notch of the wheel is 120; away from the hand is up. */
export const wheel = (at: Point, ticks: number): void => {
  point(at);
  put([mouse(at, 0x800, ticks * 120)]);
};

/** Brings a window to the front, and says whether it is there. Windows lets no program do so that has not had the last input: a key is that. */
export async function bringToFront(window: Handle, limitMs = 800): Promise<boolean> {
  const isThere = () => foreground() === window;
  if (isThere()) return true;
  if (isMinimised(window)) showWindow(window, 9);
  const end = performance.now() + limitMs;
  for (let tries = 0; performance.now() < end; tries++) {
    // Escape from a menu would do something; a lone control key does nothing.
    if (tries === 1) put([strike(keys.Control!, 0), strike(keys.Control!, up)]);
    setForeground(window);
    for (let looks = 0; looks < 8; looks++) {
      if (isThere()) return true;
      await sleep(15);
    }
  }
  return isThere();
}

/** The top window that takes a click at this place. */
export const windowAt = ({ x, y }: Point): Handle => topOf(windowFrom(x, y));
