import { library, type RECT, wide } from './library.ts';
import { type Handle, isWindow } from './windows.ts';

const user = library('user32.dll');
const declared =
  'int64 SendMessageTimeoutW(int64 h, uint32 message, int64 w, LPARAM l, uint32 how, uint32 ms, _Out_ int64* answer)';
type Send<Long> = (
  window: Handle,
  message: number,
  w: number,
  l: Long,
  how: number,
  ms: number,
  answer: [number],
) => number;
const sendNumber = user<Send<number>>(declared.replace('LPARAM', 'int64'));
const sendBuffer = user<Send<Buffer>>(declared.replace('LPARAM', '_Inout_ uint8_t*'));
const post = user<(window: Handle, message: number, w: number, l: number) => number>(
  'int32 PostMessageW(int64 h, uint32 message, int64 w, int64 l)',
);

/** Ends at once where the window's thread is known to hang. */
const abortIfHung = 2;
const answerMs = 5000;

/** A window that does not answer its messages. */
export class Unanswered extends Error {}
/** A window that went away while it was asked. */
export class Vanished extends Error {}

const asked = <Long>(send: Send<Long>, window: Handle, message: number, w: number, l: Long): number => {
  const answer: [number] = [0];
  if (!send(window, message, w, l, abortIfHung, answerMs, answer)) {
    if (!isWindow(window)) throw new Vanished(`The window ${window.toString(16)} went away.`);
    throw new Unanswered(`The window ${window.toString(16)} did not answer message ${message.toString(16)}.`);
  }
  return Number(answer[0]);
};

/** Sends a message and gives its answer; throws Unanswered after two seconds, Vanished where the window has gone. */
export const ask = (window: Handle, message: number, w = 0, l = 0): number => asked(sendNumber, window, message, w, l);
export const tell = (window: Handle, message: number, w = 0, l = 0): boolean => post(window, message, w, l) !== 0;

/** The text that a message writes into a buffer of `size` characters. */
export function askForText(window: Handle, message: number, w: number, size: number): string {
  const text = Buffer.alloc((size + 1) * 2);
  const length = asked(sendBuffer, window, message, w, text);
  return wide(text, Math.max(0, Math.min(size, length)));
}

export function askForRect(window: Handle, message: number, w: number): RECT {
  const bytes = Buffer.alloc(16);
  asked(sendBuffer, window, message, w, bytes);
  const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => bytes.readInt32LE(at)) as [
    number,
    number,
    number,
    number,
  ];
  return { left, top, right, bottom };
}

const getText = 0x0d;
const getTextLength = 0x0e;
const longestText = 20_000;

/** The window's text: a title, what stands in a field. */
export function textOf(window: Handle): string {
  const length = Math.min(longestText, ask(window, getTextLength));
  return length > 0 ? askForText(window, getText, length + 1, length + 1) : '';
}
