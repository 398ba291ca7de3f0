import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LamwrightError } from '../../records/error.ts';
import type { Stroke } from '../keys.ts';
import { requireProgram } from './programs.ts';
import type { Session } from './session.ts';

const run = promisify(execFile);
const limitMs = 10_000;
/**
 * Milliseconds between two characters. Those that the keyboard lacks are put on a spare key one after the other, and xdotool takes each
 * off again after half of its time: a busy application must have read it by then, or the character is lost.
 */
const pauseMs = { keyboard: 4, spareKey: 240 };

export type Point = { x: number; y: number };
export type MouseButton = 'left' | 'middle' | 'right';
const buttonNumbers = { left: '1', middle: '2', right: '3' };

const keyNames: Record<string, string> = {
  Enter: 'Return',
  Backspace: 'BackSpace',
  Space: 'space',
  PageUp: 'Prior',
  PageDown: 'Next',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Control: 'ctrl',
  Shift: 'shift',
  Alt: 'alt',
  Meta: 'super',
};
const symbolNames: Record<string, string> = {
  '+': 'plus',
  '-': 'minus',
  '=': 'equal',
  '.': 'period',
  ',': 'comma',
  '/': 'slash',
  '*': 'asterisk',
  ';': 'semicolon',
  "'": 'apostrophe',
  '[': 'bracketleft',
  ']': 'bracketright',
};

/** Types and presses, where the focus is. */
export async function press(session: Session, strokes: readonly Stroke[]): Promise<void> {
  for (const stroke of strokes) {
    if ('press' in stroke) await xdotool(session, 'key', '--clearmodifiers', chord(stroke.press));
    else await type(session, stroke.type);
  }
}

/** One click, or two in a row, with a modifier key held or without. */
export async function clickAt(
  session: Session,
  at: Point,
  options: { button?: MouseButton; double?: boolean; modifier?: string } = {},
): Promise<void> {
  const held = options.modifier ? keyNames[options.modifier] : undefined;
  const times = options.double ? ['--repeat', '2', '--delay', '60'] : [];
  await xdotool(
    session,
    ...move(at),
    ...(held ? ['keydown', held] : []),
    'click',
    ...times,
    buttonNumbers[options.button ?? 'left'],
    ...(held ? ['keyup', held] : []),
  );
}

/** Turns the wheel; negative ticks go down. */
export async function wheelAt(session: Session, at: Point, ticks: number): Promise<void> {
  const count = String(Math.min(100, Math.abs(ticks)));
  await xdotool(session, ...move(at), 'click', '--repeat', count, '--delay', '10', ticks < 0 ? '5' : '4');
}

export async function dragBetween(session: Session, from: Point, to: Point): Promise<void> {
  const half = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
  await xdotool(session, ...move(from), 'mousedown', '1', 'sleep', '0.05', ...move(half), 'sleep', '0.05');
  await xdotool(session, ...move(to), 'sleep', '0.05', 'mouseup', '1');
}

async function type(session: Session, text: string): Promise<void> {
  for (const [piece] of text.matchAll(/[\t\n -~]+|[^\t\n -~]+/gu)) {
    const pause = /^[\t\n -~]/.test(piece) ? pauseMs.keyboard : pauseMs.spareKey;
    const longestMs = limitMs + piece.length * pause * 3;
    await xdotoolWithin(session, longestMs, 'type', '--delay', String(pause), '--', piece);
  }
}

function chord(keys: string): string {
  return keys
    .split(/\+(?=.)/)
    .map((key) => keyNames[key] ?? symbolNames[key] ?? key)
    .join('+');
}

const move = ({ x, y }: Point): string[] => ['mousemove', String(Math.round(x)), String(Math.round(y))];

const xdotool = (session: Session, ...args: string[]) => xdotoolWithin(session, limitMs, ...args);

async function xdotoolWithin(session: Session, timeout: number, ...args: string[]): Promise<void> {
  const work = run(requireProgram('xdotool'), args, { env: session.screen.env, timeout, killSignal: 'SIGKILL' });
  await session.guard.run(`xdotool ${args[0]}`, work, timeout + 1000).catch((cause: Error) => {
    if (cause instanceof LamwrightError) throw cause;
    throw new LamwrightError('ENVIRONMENT_CRASHED', `xdotool failed: ${cause.message.split('\n')[0]}.`, {
      remedy: 'The display may be gone: open the environment again.',
      cause,
    });
  });
}
