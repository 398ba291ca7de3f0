import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { LamwrightError } from '../../../records/error.ts';
import type { Environment } from '../../environment.ts';
import { createGuard } from '../../guard.ts';
import type { LinuxOptions } from '../linux-options.ts';
import { connectAccessibility } from './attach.ts';
import type { Screen } from './desktop.ts';
import { openSession, sessionEnvironment } from './open-session.ts';
import { requireProgram } from './programs.ts';

const run = promisify(execFile);
const limitMs = 5000;

/**
 * Attaches to the application that a user is running in the session that `env` tells of; the one that started last, where
 * there are several. Nothing is started, and closing ends nothing. Rejects with LamwrightError SETUP (no display, no
 * session bus, no accessibility bus) or APP_START (the application is not running).
 */
export async function attachToRunning(options: LinuxOptions, env: NodeJS.ProcessEnv): Promise<Environment> {
  const screen = await userScreen(env);
  const guard = createGuard();
  const address = screen.env.DBUS_SESSION_BUS_ADDRESS!;
  const bus = await connectAccessibility(address, guard, { enable: true }).catch((cause: LamwrightError) => {
    if (cause.code === 'SETUP') throw cause;
    throw new LamwrightError('SETUP', `The session bus at ${address} does not answer.`, {
      remedy: 'Run this in a terminal of the desktop itself, as its user.',
      cause,
    });
  });
  try {
    const session = await openSession({ bus, screen, guard, options, limitMs });
    const environment = sessionEnvironment(session);
    /** An application that has ended fails by calls that nobody answers. */
    const watched = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await work();
      } catch (error) {
        if (!existsSync(`/proc/${session.pid}`)) guard.crash('The application ended');
        return guard.run('The application', Promise.reject(error));
      }
    };
    await bringToFront(session.pid, screen.env);
    return {
      ...environment,
      observe: () => watched(environment.observe),
      act: (action) =>
        watched(async () => {
          await bringToFront(session.pid, screen.env);
          return environment.act(action);
        }),
      close: async () => {
        guard.crash('The application was left');
        bus.close();
      },
    };
  } catch (error) {
    bus.close();
    throw error;
  }
}

/** The screen and the buses of a session that somebody works in. */
async function userScreen(env: NodeJS.ProcessEnv): Promise<Screen> {
  if (!env.DISPLAY) {
    throw new LamwrightError('SETUP', 'There is no display server: DISPLAY is not set.', {
      remedy: 'Run this in a terminal of the desktop itself; on Wayland, keys and the pointer need XWayland.',
    });
  }
  const socket = env.XDG_RUNTIME_DIR && `${env.XDG_RUNTIME_DIR}/bus`;
  const address = env.DBUS_SESSION_BUS_ADDRESS ?? (socket && existsSync(socket) ? `unix:path=${socket}` : undefined);
  if (!address) {
    throw new LamwrightError('SETUP', 'There is no session bus: DBUS_SESSION_BUS_ADDRESS is not set.', {
      remedy: 'Run this in a terminal of the desktop itself.',
    });
  }
  const { stdout } = await run(requireProgram('xdotool'), ['getdisplaygeometry'], { env, timeout: limitMs }).catch(
    (cause: Error) => {
      throw new LamwrightError('SETUP', `The display ${env.DISPLAY} does not answer.`, {
        remedy: 'Run this in a terminal of the desktop itself.',
        cause,
      });
    },
  );
  const [width = 0, height = 0] = stdout.trim().split(' ').map(Number);
  return {
    size: { width, height },
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: address },
    dump: async () => {
      const xwd = requireProgram('xwd');
      const options = { env, timeout: limitMs, encoding: 'buffer' as const, maxBuffer: 512 * 1024 * 1024 };
      return (await run(xwd, ['-root', '-silent'], options)).stdout;
    },
  };
}

/** Keys go to the window in front, which may be another program's. Rejects with TIMEOUT where it does not come. */
async function bringToFront(pid: number, env: NodeJS.ProcessEnv): Promise<void> {
  const ask = async (...args: string[]) =>
    (await run(requireProgram('xdotool'), args, { env, timeout: limitMs }).catch(() => ({ stdout: '' }))).stdout.trim();
  const isInFront = async () => (await ask('getactivewindow', 'getwindowpid')) === String(pid);
  if (await isInFront()) return;
  const window = (await ask('search', '--onlyvisible', '--pid', String(pid))).split('\n').at(-1);
  if (window) await ask('windowactivate', window);
  for (const end = performance.now() + limitMs; performance.now() < end; await sleep(25)) if (await isInFront()) return;
  throw new LamwrightError('TIMEOUT', 'The window of the application does not come to the front.', {
    remedy: 'Bring it to the front by hand, and leave it there while Lamwright works.',
  });
}
