import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LamwrightError } from '../../records/error.ts';
import type { Observation } from '../../records/observation.ts';
import type { Environment, Target } from '../environment.ts';
import { createGuard } from '../guard.ts';
import { actOnApplication } from './act.ts';
import { connectAccessibility, findApplication } from './attach.ts';
import type { Desktop } from './desktop.ts';
import { watchEvents } from './events.ts';
import { observeApplication } from './observe.ts';
import type { Process } from './process.ts';
import { takeScreenshot } from './screenshot.ts';
import type { Session } from './session.ts';
import { settle } from './settle.ts';

/** Where one start of the application lives: its own HOME, and the folder of the document. */
export type Desk = { home: string; dir: string };

export type Command = { file: string; args: string[]; env?: Record<string, string> };

export type LinuxOptions = {
  /** How the application is started on the target's document. */
  command(target: Target, desk: Desk): Command;
  /** Its name on the accessibility bus. */
  applicationName: RegExp;
  /** Lays what the application must find in its HOME before it starts: settings, a profile. */
  profile?: (desk: Desk) => Promise<void>;
  /** Whether the application has started, as far as can be seen; by default as soon as it shows a control. */
  ready?: (observation: Observation) => boolean;
  /** What this application can do beside the functions that every environment has, by name. */
  functions?: Session['functions'];
  /** Milliseconds without an event that count as quiet. Default 60. */
  quietMs?: number;
  /** Screen pixels. Default 1280 by 900. */
  screen?: { width: number; height: number };
  /** Milliseconds that the application may take to come to rest when it is opened. Default 30,000. */
  openLimitMs?: number;
};

const observeCapMs = 5000;
const actLimitMs = 30_000;

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
  let session: Session | undefined;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    guard.crash('The application was closed');
    session?.bus.close();
    await application?.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await options.profile?.({ home, dir });
    const { file, args, env } = options.command(target, { home, dir });
    application = await desktop.start(file, args, { HOME: home, ...folders(home), ...env }, dir);
    const started = application;
    started.ended.then(({ code, signal }) => guard.crash(`The application ended (${signal ?? `code ${code}`})`));
    session = await connect(desktop, started, options, guard);
    session.files = target.files;
    await untilReady(session, options);
  } catch (error) {
    const crashed = application && !application.running && !closed;
    await close();
    throw crashed ? notStarted(options, desktop, error) : error;
  }
  const running = session;
  const environment: Environment = {
    kind: 'linux',
    async observe() {
      const settled = await settle(running, { fresh: false, capMs: observeCapMs });
      if (!settled.quiet) throw unsettled(observeCapMs, settled.moving);
      return guard.run('The observation', observeApplication(running));
    },
    act: (action) =>
      guard.run(`The action ${action.function || '(none)'}`, actOnApplication(running, action), actLimitMs),
    screenshot: (mark) => guard.run('The screenshot', takeScreenshot(desktop.pixels, mark)),
    close,
  };
  return { environment, session };
}

async function connect(
  desktop: Desktop,
  application: Process,
  options: LinuxOptions,
  guard: Session['guard'],
): Promise<Session> {
  const limitMs = options.openLimitMs ?? 30_000;
  const bus = await connectAccessibility(desktop.env.DBUS_SESSION_BUS_ADDRESS!, guard);
  try {
    const events = await watchEvents(bus);
    const found = await guard.run(
      'The application',
      findApplication(bus, application.pid, options.applicationName, limitMs),
      limitMs + 1000,
    );
    if (!found) throw notStarted(options, desktop, undefined);
    events.follow(found.root[0]);
    return {
      bus,
      guard,
      events,
      desktop,
      root: found.root,
      pid: found.pid,
      quietMs: options.quietMs ?? 60,
      kinds: new Map(),
      labels: new Map(),
      seen: new Map(),
      files: undefined,
      functions: options.functions ?? {},
    };
  } catch (error) {
    bus.close();
    throw error;
  }
}

async function untilReady(session: Session, options: LinuxOptions): Promise<void> {
  const limitMs = options.openLimitMs ?? 30_000;
  const isReady = options.ready ?? (({ controls }) => controls.length > 0);
  const end = performance.now() + limitMs;
  let moving: string[] = [];
  let shown: Observation | undefined;
  while (performance.now() < end) {
    const settled = await settle(session, { fresh: true, capMs: Math.max(1, end - performance.now()) });
    moving = settled.moving;
    if (!settled.quiet) continue;
    shown = await session.guard.run('The observation', observeApplication(session));
    if (isReady(shown)) return;
  }
  throw unsettled(limitMs, moving, shown);
}

function folders(home: string): Record<string, string> {
  return {
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
  };
}

function unsettled(afterMs: number, moving: string[], shown?: Observation): LamwrightError {
  const names = (shown?.controls ?? []).slice(0, 6).map(({ type, name }) => `${type} "${name.slice(0, 60)}"`);
  const what =
    !shown && moving.length > 0 ? `still moving: ${moving.join(', ')}` : `it shows ${names.join(', ') || 'nothing'}`;
  return new LamwrightError('PAGE_UNSETTLED', `The application was not at rest after ${afterMs / 1000} s; ${what}.`, {
    remedy: 'Find out what it is busy with, or give it more time (openLimitMs).',
  });
}

function notStarted(options: LinuxOptions, desktop: Desktop, cause: unknown): LamwrightError {
  const why = cause instanceof Error ? cause.message : 'no application of that name came on the accessibility bus.';
  return new LamwrightError('APP_START', `${options.applicationName} did not start: ${why}`, {
    remedy: `Run "lamwright doctor" to see whether it is installed; what it said stands in ${desktop.dir}/log.`,
    cause,
  });
}
