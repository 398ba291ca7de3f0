import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LamwrightError } from '../../../records/error.ts';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Environment, Target } from '../../environment.ts';
import { createGuard } from '../../guard.ts';
import { listControls } from '../seeing/observe.ts';
import { order, type Session } from '../session.ts';
import { settle } from '../settle.ts';
import type { WindowsOptions } from '../windows-options.ts';
import type { WindowsDesktop } from './desk.ts';
import { createSession, sessionEnvironment, unsettled } from './open-session.ts';

const openLimitMs = 30_000;
/** How long a question may stand before it counts as one that somebody has to answer. */
const questionMs = 1500;
/** How long a program may take to end after the act that ends it. */
const endMs = 3000;

/** Starts the application on a desktop. Rejects with LamwrightError APP_START, PAGE_UNSETTLED or TIMEOUT. */
export async function openApplication(
  desktop: WindowsDesktop,
  target: Target,
  options: WindowsOptions,
): Promise<Environment> {
  const guard = createGuard();
  const session = createSession(desktop, guard, options);
  const folder = target.url.startsWith('file:') ? dirname(fileURLToPath(target.url)) : desktop.dir;
  const { file, args, env = {} } = options.command(target, { dir: desktop.pathOf(folder), pathOf: desktop.pathOf });
  const before = options.program ? await processesOf(session, options.program) : [];
  let closed = false;
  let ended: { code: number | null } | undefined;
  let started = 0;
  const stopListening = desktop.driver.onEnd((run, code) => {
    if (run !== started) return;
    ended = { code };
    // A program may hand over to one that runs, and end.
    if (!options.program) guard.crash(`The application ended (code ${code})`);
  });
  const close = async () => {
    if (closed) return;
    closed = true;
    stopListening();
    guard.crash('The application was closed');
    if (desktop.alive) await desktop.driver.order('end', { pids: session.pids });
  };
  try {
    if (!existsSync(folder)) throw notStarted(file, `there is no folder ${folder}`);
    const given = { file, args, cwd: desktop.pathOf(folder), env, fresh: desktop.forgets };
    const { pid, run } = await order(session, 'start', given).catch((cause) => {
      throw notStarted(file, (cause as Error).message, cause);
    });
    started = run;
    session.pids = [pid];
    session.endsWell = async () => {
      for (const end = performance.now() + endMs; !ended && performance.now() < end; ) await sleep(30);
      return ended?.code === 0 && !closed;
    };
    await untilReady(session, options, before);
    return { ...sessionEnvironment(session), close };
  } catch (error) {
    const hasCrashed = ended !== undefined && !closed;
    await close();
    throw hasCrashed ? notStarted(file, (error as Error).message, error) : error;
  }
}

const processesOf = (session: Session, name: string) =>
  order(session, 'processes', { name }).then((all) => all.map(({ pid }) => pid));

/** Takes in the processes that came since: of the program's name, or started by one that is known. */
async function adopt(session: Session, options: WindowsOptions, before: number[]): Promise<void> {
  const came = await order(session, 'processes', { name: options.program, of: session.pids });
  const known = new Set([...session.pids, ...before]);
  session.pids.push(...came.map(({ pid }) => pid).filter((pid) => !known.has(pid)));
}

async function untilReady(session: Session, options: WindowsOptions, before: number[]): Promise<void> {
  const limitMs = options.openLimitMs ?? openLimitMs;
  const isReady = options.ready ?? (({ controls }) => controls.length > 0);
  const end = performance.now() + limitMs;
  let moving: string[] = [];
  let shown: Observation | undefined;
  let asked = { question: undefined as string | undefined, since: 0 };
  while (performance.now() < end) {
    await adopt(session, options, before);
    const settled = await settle(session, { fresh: false, capMs: Math.max(1, end - performance.now()) });
    moving = settled.moving;
    shown = undefined;
    if (!settled.quiet) continue;
    shown = listControls(session, session.last!);
    if (isReady(shown)) return;
    const question = questionOf(shown);
    if (question !== asked.question) asked = { question, since: performance.now() };
    if (question !== undefined && performance.now() - asked.since > questionMs) throw notOpened(question);
  }
  throw unsettled(limitMs, moving, shown);
}

/** What a dialog in front of everything says, and how it can be answered. */
function questionOf({ controls }: Observation): string | undefined {
  if (!controls.some(({ type, states }) => type === 'Window' && states.includes('modal'))) return undefined;
  const named = (wanted: Control['type']) => controls.filter(({ type }) => type === wanted).map(({ name }) => name);
  return `${named('Text').join(' ')} (${named('Button').join(', ')})`;
}

function notOpened(question: string): LamwrightError {
  return new LamwrightError('APP_START', `The application does not open the document, but asks: ${question}`, {
    remedy: 'Give a document that is there, undamaged, and not open elsewhere.',
  });
}

const notStarted = (file: string, why: string, cause?: unknown) =>
  new LamwrightError('APP_START', `${file} did not start: ${why}`, {
    remedy: 'Run "lamwright doctor" to see whether it is installed.',
    cause,
  });
