import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startAnnounced } from '../../linux/starting/process.ts';
import { requireProgram } from '../../linux/starting/programs.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { requireWineBed, screenSize } from './wine-bed.ts';

const run = promisify(execFile);
const startLimitMs = 15_000;

/** A Windows computer under Wine that nothing else uses. */
export type WineComputer = {
  /** Folder of its own, in Linux' words. */
  dir: string;
  /** The environment of a program that is to run on it. */
  env: NodeJS.ProcessEnv;
  readonly alive: boolean;
  /** How its programs see a file: Wine shows the whole machine as drive Z. */
  pathOf(file: string): string;
  stop(): Promise<void>;
};

const pathOf = (file: string) => `Z:${file.replaceAll('/', '\\')}`;

/** Starts a screen, with a registry and users' folders of its own; the system's files are shared. Rejects with LamwrightError SETUP or APP_START. */
export async function startWineComputer(): Promise<WineComputer> {
  const bed = requireWineBed();
  const xvfb = requireProgram('Xvfb');
  const dir = await temporaryFolder('wine');
  const prefix = join(dir, 'prefix');
  await makeDrive(bed.prefix, prefix);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    HOME: dir,
    WINEPREFIX: prefix,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=;winemenubuilder.exe=;uiautomationcore=n',
    LAMWRIGHT_KOFFI: pathOf(join(bed.modules, 'koffi')),
    NODE_NO_WARNINGS: '1',
  };
  const size = `${screenSize.width}x${screenSize.height}x24`;
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'];
  const log = join(dir, 'screen.txt');
  const { process: screen, line } = await startAnnounced({ file: xvfb, args, env, log, tether: 'TERM' }, startLimitMs);
  env.DISPLAY = `:${line}`;
  return {
    dir,
    env,
    pathOf,
    get alive() {
      return screen.running;
    },
    async stop() {
      await run(bed.server, ['-k'], { env, timeout: startLimitMs }).catch(() => {
        // It has ended with its last program.
      });
      await screen.kill();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function makeDrive(from: string, to: string): Promise<void> {
  const drive = join(to, 'drive_c');
  await mkdir(join(to, 'dosdevices'), { recursive: true });
  await mkdir(drive);
  for (const name of ['windows', 'Program Files', 'Program Files (x86)']) {
    await symlink(join(from, 'drive_c', name), join(drive, name));
  }
  await symlink('../drive_c', join(to, 'dosdevices', 'c:'));
  await symlink('/', join(to, 'dosdevices', 'z:'));
  for (const name of ['system.reg', 'user.reg', 'userdef.reg', '.update-timestamp']) {
    await cp(join(from, name), join(to, name));
  }
}
