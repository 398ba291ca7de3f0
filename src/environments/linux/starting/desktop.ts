import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../temporary-folder.ts';
import { accessibilityUp } from './attach.ts';
import { type Process, startAnnounced, startProcess } from './process.ts';
import { requirePrograms } from './programs.ts';
import { openboxArguments } from './window-manager.ts';

/** A display with its session bus. */
export type Screen = {
  size: { width: number; height: number };
  /** The environment of a program that is to run on it. */
  env: NodeJS.ProcessEnv;
  /** The pixels as they are now, in the format of xwd. */
  dump(): Promise<Buffer>;
};

/** An X server, a session bus, an accessibility bus and a window manager that nothing else uses; HOME and the XDG folders are given with each start. */
export type Desktop = Screen & {
  /** Folder of its own; `log/` holds what its programs said. */
  dir: string;
  /** False as soon as one of its parts has ended. */
  readonly alive: boolean;
  start(file: string, args: string[], env?: NodeJS.ProcessEnv, cwd?: string): Promise<Process>;
  stop(): Promise<void>;
};

const startLimitMs = 15_000;

/** Starts an isolated desktop. Rejects with LamwrightError SETUP (a program is missing) or APP_START. */
export async function startDesktop(size = { width: 1280, height: 900 }): Promise<Desktop> {
  const programs = requirePrograms();
  const dir = await temporaryFolder('desktop');
  for (const name of ['run', 'log', 'pixels', 'home']) await mkdir(join(dir, name), { mode: 0o700 });
  const parts: Process[] = [];
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    HOME: join(dir, 'home'),
    XDG_RUNTIME_DIR: join(dir, 'run'),
    GDK_BACKEND: 'x11',
    // No graphics card: GTK 4 would paint through one that is only imitated, which takes four times as long.
    GSK_RENDERER: 'cairo',
    // Only what can be seen on this desktop: no settings daemon, no virtual file systems, no portals.
    GSETTINGS_BACKEND: 'memory',
    GIO_USE_VFS: 'local',
    GTK_USE_PORTAL: '0',
    NO_AT_BRIDGE: '0',
    // What GTK 2 and Qt 5 need to speak.
    GTK_MODULES: 'gail:atk-bridge',
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON: '1',
  };
  const log = (file: string) => join(dir, 'log', `${file.split('/').at(-1)}.txt`);
  const stop = async () => {
    await Promise.all(parts.map((part) => part.kill()));
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  const announced = async (file: string, args: string[]) => {
    const { process, line } = await startAnnounced({ file, args, env, log: log(file), tether: 'TERM' }, startLimitMs);
    parts.push(process);
    return line;
  };
  const part = async (file: string, args: string[]) => {
    parts.push(await startProcess({ file, args, env, log: log(file), cwd: dir, tether: 'TERM' }));
  };
  const start: Desktop['start'] = (file, args, more = {}, cwd = dir) =>
    startProcess({ file, args, env: { ...env, ...more }, log: log(file), cwd });
  try {
    const screen = `${size.width}x${size.height}x24`;
    const xvfb = ['-displayfd', '3', '-screen', '0', screen, '-fbdir', join(dir, 'pixels'), '-nolisten', 'tcp'];
    const [display, address] = await Promise.all([
      announced(programs.Xvfb, [...xvfb, '-noreset']),
      announced(programs['dbus-daemon'], [
        '--session',
        '--nofork',
        '--nopidfile',
        '--print-address=3',
        `--address=unix:path=${dir}/run/bus`,
      ]),
    ]);
    env.DISPLAY = `:${display}`;
    env.DBUS_SESSION_BUS_ADDRESS = address;
    await part(programs['at-spi-bus-launcher'], ['--launch-immediately', '--a11y=1']);
    await accessibilityUp(address, startLimitMs);
    await part(programs.openbox, await openboxArguments(dir));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    dir,
    size,
    env,
    dump: () => readFile(join(dir, 'pixels', 'Xvfb_screen0')),
    get alive() {
      return parts.every((part) => part.running);
    },
    start,
    stop,
  };
}
