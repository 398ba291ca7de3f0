import { library, type RECT, wide } from './library.ts';

/** A handle, as a number; 0 for none. */
export type Handle = number;

const user = library('user32.dll');
const getWindow = user<(window: Handle, which: number) => Handle>('int64 GetWindow(int64 h, uint32 which)');
const getDesktop = user<() => Handle>('int64 GetDesktopWindow()');
const getClass = user<(window: Handle, text: Buffer, size: number) => number>(
  'int32 GetClassNameW(int64 h, _Out_ uint8_t* text, int32 size)',
);
const getRect = user<(window: Handle, rect: RECT) => number>('int32 GetWindowRect(int64 h, _Out_ RECT* r)');
const getThread = user<(window: Handle, pid: [number]) => number>(
  'uint32 GetWindowThreadProcessId(int64 h, _Out_ uint32* pid)',
);
const getLong = user<(window: Handle, index: number) => number>('int32 GetWindowLongW(int64 h, int32 index)');
const getAncestor = user<(window: Handle, which: number) => Handle>('int64 GetAncestor(int64 h, uint32 which)');
const getGuiThread = user<(thread: number, info: Buffer) => number>(
  'int32 GetGUIThreadInfo(uint32 thread, _Inout_ uint8_t* info)',
);
const windowAt = user<(point: bigint) => Handle>('int64 WindowFromPoint(int64 point)');

export const isVisible = user<(window: Handle) => number>('int32 IsWindowVisible(int64 h)');
export const isEnabled = user<(window: Handle) => number>('int32 IsWindowEnabled(int64 h)');
export const isWindow = user<(window: Handle) => number>('int32 IsWindow(int64 h)');
export const isMinimised = user<(window: Handle) => number>('int32 IsIconic(int64 h)');
export const foreground = user<() => Handle>('int64 GetForegroundWindow()');
export const setForeground = user<(window: Handle) => number>('int32 SetForegroundWindow(int64 h)');
export const showWindow = user<(window: Handle, how: number) => number>('int32 ShowWindow(int64 h, int32 how)');
export const menuOf = user<(window: Handle) => Handle>('int64 GetMenu(int64 h)');
export const idOf = user<(window: Handle) => number>('int32 GetDlgCtrlID(int64 h)');
export const metric = user<(index: number) => number>('int32 GetSystemMetrics(int32 index)');

/**
 * Opens the desktop, or waits until it is there. Wine makes it for the first that asks; two that ask at once each start an "explorer",
 * and where the one that gives way has left its window as the desktop's, every program that starts later is ended by X (code 0).
 */
export const openDesktop = (): void => void getDesktop();

const first = 5;
const next = 2;
const before = 3;
const owner = 4;
const root = 2;

/** The windows inside of it, in the order in which they were made; of the desktop: the one in front first. */
export function childrenOf(window: Handle = getDesktop()): Handle[] {
  const found: Handle[] = [];
  // A window that goes meanwhile ends the list: what is left is looked at the next time.
  for (let one = getWindow(window, first); one && found.length < 2000; one = getWindow(one, next)) found.push(one);
  return found;
}

export const ownerOf = (window: Handle): Handle => getWindow(window, owner);
export const windowBefore = (window: Handle): Handle => getWindow(window, before);
/** The window that it stands in. */
export const holderOf = (window: Handle): Handle => getAncestor(window, 1);
export const topOf = (window: Handle): Handle => getAncestor(window, root);
export const styleOf = (window: Handle): number => getLong(window, -16);

export function threadOf(window: Handle): { thread: number; pid: number } {
  const pid: [number] = [0];
  return { thread: getThread(window, pid), pid: pid[0] };
}

export function classOf(window: Handle): string {
  const text = Buffer.alloc(512);
  return wide(text, getClass(window, text, 256));
}

const getTitle = user<(window: Handle, text: Buffer, size: number) => number>(
  'int32 InternalGetWindowText(int64 h, _Out_ uint8_t* text, int32 size)',
);
const longestTitle = 512;

/** The text that a window was given, as the system keeps it: its program is not asked. */
export function titleOf(window: Handle): string {
  const text = Buffer.alloc(longestTitle * 2);
  return wide(text, getTitle(window, text, longestTitle));
}

export function rectOf(window: Handle): RECT {
  const rect = { left: 0, top: 0, right: 0, bottom: 0 };
  getRect(window, rect);
  return rect;
}

/** The window of this thread that has the keyboard; 0 for none. */
export function focusOf(thread: number): Handle {
  const info = Buffer.alloc(72);
  info.writeUInt32LE(72, 0);
  return getGuiThread(thread, info) ? Number(info.readBigUInt64LE(16)) : 0;
}

export const windowFrom = (x: number, y: number): Handle =>
  windowAt(BigInt.asIntN(64, (BigInt(Math.round(y)) << 32n) | BigInt(Math.round(x) >>> 0)));

/** The visible top windows of these processes, the one in front first. */
export function topWindows(pids: ReadonlySet<number>): Handle[] {
  return childrenOf().filter((window) => isVisible(window) && !isMinimised(window) && pids.has(threadOf(window).pid));
}
