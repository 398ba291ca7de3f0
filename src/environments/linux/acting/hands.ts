import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LamwrightError } from '../../../records/error.ts';
import type { Stroke } from '../../keys.ts';
import type { Session } from '../session.ts';
import { settle } from '../settle.ts';
import { requireProgram } from '../starting/programs.ts';

const run = promisify(execFile);
const limitMs = 10_000;
/**
 * Milliseconds between two characters. Those that the keyboard lacks are put on a spare key one after the other, and xdotool takes each
 * off again after half of its time: a busy application must have read it by then, or the character is lost.
 */
const pauseMs = { keyboard: 4, spareKey: 240 };

/** How long a program is given to notice the pointer before the click. */
const pointMs = 500;

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
/** The X name of any character. */
const unicodeName = (character: string) => `U${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;

/** Types and presses, where the focus is. */
export async function press(session: Session, strokes: readonly Stroke[]): Promise<void> {
  for (const stroke of strokes) {
    if ('press' in stroke)
      await xdotool(session, 'key', ...holding(stroke.press), '--clearmodifiers', chord(stroke.press));
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
  if (session.manner?.pointsFirst) {
    await moveTo(session, at);
    await settle(session, { fresh: true, capMs: pointMs });
  }
  // It waits after each click, 100 ms where nothing is said.
  const times = options.double ? ['--repeat', '2', '--delay', '60'] : ['--repeat', '1', '--delay', '5'];
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

/** Moves the pointer, and leaves it there. */
export const moveTo = (session: Session, at: Point): Promise<void> => xdotool(session, ...move(at));

/** Turns the wheel; negative ticks go down. */
export async function wheelAt(session: Session, at: Point, ticks: number): Promise<void> {
  const count = String(Math.min(100, Math.abs(ticks)));
  await xdotool(session, ...move(at), 'click', '--repeat', count, '--delay', '10', ticks < 0 ? '5' : '4');
}

export async function dragBetween(session: Session, from: Point, to: Point): Promise<void> {
  const half = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
  const pause = ['sleep', '0.05'];
  // One program, so that the button is let go whatever becomes of the application.
  await xdotool(
    session,
    ...move(from),
    'mousedown',
    '1',
    ...pause,
    ...move(half),
    ...pause,
    ...move(to),
    ...pause,
    'mouseup',
    '1',
  );
}

/** How long typing this takes at most, beside what a few keys take. */
export const typingMs = (text: string): number =>
  piecesOf(text).reduce((sum, { piece, pause }) => sum + piece.length * pause * 3, 0);

async function type(session: Session, text: string): Promise<void> {
  for (const { piece, pause } of piecesOf(text)) {
    await xdotoolWithin(session, limitMs + typingMs(piece), 'type', '--delay', String(pause), '--', piece);
  }
}

const piecesOf = (text: string) =>
  Array.from(text.matchAll(/[\t\n -~]+|[^\t\n -~]+/gu), ([piece]) => ({
    piece,
    pause: /^[\t\n -~]/.test(piece) ? pauseMs.keyboard : pauseMs.spareKey,
  }));

function chord(keys: string): string {
  return keys
    .split(/\+(?=.)/)
    .map((key) => keyNames[key] ?? (/^(?:[A-Za-z0-9]|[A-Z]\w+)$/.test(key) ? key : unicodeName(key)))
    .join('+');
}

/** What needs a spare key is held for so long; xdotool waits half of the delay after each press. */
const holding = (keys: string): string[] => (/[^ -~]/.test(keys) ? ['--delay', String(pauseMs.spareKey)] : []);

const move = ({ x, y }: Point): string[] => ['mousemove', String(Math.round(x)), String(Math.round(y))];

/** Does one or more of xdotool's commands. */
export const xdotool = (session: Session, ...args: string[]) => xdotoolWithin(session, limitMs, ...args);

async function xdotoolWithin(session: Session, timeout: number, ...args: string[]): Promise<void> {
  const stop = new AbortController();
  const { env } = session.screen;
  const work = run(requireProgram('xdotool'), args, { env, timeout, killSignal: 'SIGKILL', signal: stop.signal });
  await session.guard.run(`xdotool ${args[0]}`, work, timeout + 1000).catch((cause: Error) => {
    // It must not type into whatever comes next.
    stop.abort();
    if (cause instanceof LamwrightError) throw cause;
    throw new LamwrightError('ENVIRONMENT_CRASHED', `xdotool failed: ${cause.message.split('\n')[0]}.`, {
      remedy: 'The display may be gone: open the environment again.',
      cause,
    });
  });
}
