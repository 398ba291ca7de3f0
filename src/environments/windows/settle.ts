import { setTimeout as sleep } from 'node:timers/promises';
import { LamwrightError } from '../../records/error.ts';
import type { Look, Part } from './part.ts';
import { look, order, type Session } from './session.ts';

export type Settled = { quiet: boolean; moving: string[]; ms: number };

export const actCapMs = 5000;

/**
 * Waits until the application is quiet: its windows answer their messages, and what they show is the same as `quietMs` before. With
 * `fresh` the quiet time begins now, else at the last look. Returns after `capMs` at the latest; rejects with TIMEOUT where its windows
 * do not answer even then.
 */
export async function settle(session: Session, options: { fresh: boolean; capMs: number }): Promise<Settled> {
  const started = performance.now();
  const past = () => performance.now() - started;
  let before = !options.fresh && session.last ? session.last : await look(session);
  let moving: string[] = [];
  for (;;) {
    await sleep(Math.max(0, before.at + session.quietMs - performance.now()));
    const { answers } = await order(session, 'pulse', { pids: session.pids });
    if (!answers) {
      if (past() < options.capMs) continue;
      throw new LamwrightError('TIMEOUT', 'The windows of the application do not answer.', {
        remedy: 'It is busy or hung: open the environment again.',
      });
    }
    const now = await look(session);
    const [then, shown] = [digestOf(before), digestOf(now)];
    if (isSame(then, shown)) return { quiet: true, moving: [], ms: past() };
    moving = [...shown].filter(([key, text]) => then.get(key) !== text).map(([, text]) => text);
    before = now;
    if (past() >= options.capMs) return { quiet: false, moving: moving.slice(0, 3), ms: past() };
  }
}

/** What a look says, by key; where the keyboard is does not count, nor how high a window stands. */
export function digestOf({ parts }: Look): Map<string, string> {
  return new Map(parts.map((part) => [part.key, textOf(part)]));
}

function textOf({ type, name, value, rect, states }: Part): string {
  const place = rect ? [rect.x, rect.y, rect.width, rect.height].join() : '';
  const lasting = states.filter((state) => state !== 'focused' && state !== 'modal');
  return `${type} "${name.slice(0, 60)}" ${value ?? ''} ${lasting.join()} ${place}`.trim();
}

export function isSame(a: Map<string, string>, b: Map<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, text]) => b.get(key) === text);
}
