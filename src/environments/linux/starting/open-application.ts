import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LamwrightError } from '../../../records/error.ts';
import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Environment, Target } from '../../environment.ts';
import { createGuard } from '../../guard.ts';
import type { Bus } from '../bus/bus.ts';
import type { LinuxOptions } from '../linux-options.ts';
import { observeApplication } from '../seeing/observe.ts';
import type { Session } from '../session.ts';
import { settle } from '../settle.ts';
import { connectAccessibility } from './attach.ts';
import type { Desktop } from './desktop.ts';
import { openSession, sessionEnvironment, unsettled } from './open-session.ts';
import type { Process } from './process.ts';

const openLimitMs = 30_000;
/** How long a question may stand before it counts as one that somebody has to answer. */
const questionMs = 1500;
/** How long a program may take to end that has left the accessibility bus. */
const endMs = 3000;

/** Starts the application on a desktop. Rejects with LamwrightError APP_START, PAGE_UNSETTLED or TIMEOUT. */
export async function openApplication(
  desktop: Desktop,
  target: Target,
  options: LinuxOptions,
  number: number,
): Promise<{ environment: Environment; session: Session }> {
  const home = join(desktop.dir, `home-${number}`);
  const dir = target.url.startsWith('file:') ? dirname(fileURLToPath(target.url)) : home;
  const guard = createGuard();
  let application: Process | undefined;
  let bus: Bus | undefined;
  let session: Session;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    guard.crash('The application was closed');
    bus?.close();
    await application?.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await mkdir(join(home, 'tmp'), { recursive: true, mode: 0o700 });
    await options.profile?.({ home, dir });
    const { file, args, env } = options.command(target, { home, dir });
    // Before the application starts: some look only then whether there is somebody to speak to.
    bus = await connectAccessibility(desktop.env.DBUS_SESSION_BUS_ADDRESS!, guard, { enable: true });
    application = await desktop.start(file, args, { HOME: home, ...folders(home), ...env }, dir);
    const started = application;
    started.ended.then(({ code, signal }) => guard.crash(`The application ended (${signal ?? `code ${code}`})`));
    const limitMs = options.openLimitMs ?? openLimitMs;
    session = await openSession({ bus, screen: desktop, guard, options, pid: started.pid, limitMs });
    session.files = target.files;
    session.endsWell = async () => {
      const end = await Promise.race([started.ended, sleep(endMs, undefined, { ref: false })]);
      return end?.code === 0 && !closed;
    };
    await untilReady(session, options);
  } catch (error) {
    const crashed = application && !application.running && !closed;
    const said = application?.said() ?? '';
    await close();
    throw crashed ? notStarted(options, said, error) : error;
  }
  return { environment: { ...sessionEnvironment(session), close }, session };
}

async function untilReady(session: Session, options: LinuxOptions): Promise<void> {
  const limitMs = options.openLimitMs ?? openLimitMs;
  const isReady = options.ready ?? (({ controls }) => controls.length > 0);
  const end = performance.now() + limitMs;
  let moving: string[] = [];
  let shown: Observation | undefined;
  // GTK 4 tells only of what was looked at before.
  let watched = !session.manner?.news;
  let asked = { question: undefined as string | undefined, since: 0 };
  while (performance.now() < end) {
    const settled = await settle(session, { fresh: true, capMs: Math.max(1, end - performance.now()) });
    moving = settled.moving;
    shown = undefined;
    if (!settled.quiet) continue;
    shown = await session.guard.run('The observation', observeApplication(session));
    if (isReady(shown) && watched) return;
    watched = true;
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

function folders(home: string): Record<string, string> {
  return {
    TMPDIR: join(home, 'tmp'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
  };
}

function notStarted(options: LinuxOptions, said: string, cause: unknown): LamwrightError {
  return new LamwrightError('APP_START', `${options.applicationName} did not start: ${(cause as Error).message}`, {
    remedy: `Run "lamwright doctor" to see whether it is installed.${said}`,
    cause,
  });
}
