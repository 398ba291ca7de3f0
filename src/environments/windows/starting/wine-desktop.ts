import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startAnnounced, startProcess } from '../../linux/starting/process.ts';
import { requireProgram } from '../../linux/starting/programs.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import type { WindowsDesktop } from './desk.ts';
import { driverFile, linkDriver } from './driver-link.ts';
import { requireWineBed, screenSize } from './wine-bed.ts';

const run = promisify(execFile);
const startLimitMs = 15_000;
const greetMs = 30_000;

/** Wine and X write their whole computer as drive Z. */
const pathOf = (file: string) => `Z:${file.replaceAll('/', '\\')}`;

/**
 * Starts an isolated Windows computer under Wine: a screen, a registry and users' folders of its own; the system's files are shared.
 * Rejects with LamwrightError SETUP (something is missing) or APP_START.
 */
export async function startWineDesktop(): Promise<WindowsDesktop> {
  const bed = requireWineBed();
  const xvfb = requireProgram('Xvfb');
  const dir = await temporaryFolder('wine');
  const prefix = join(dir, 'prefix');
  await makeComputer(bed.prefix, prefix);
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
  const { process: screen, line } = await startAnnounced(
    {
      file: xvfb,
      args: ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'],
      env,
      log: join(dir, 'screen.txt'),
      tether: 'TERM',
    },
    startLimitMs,
  );
  env.DISPLAY = `:${line}`;
  const stop = async () => {
    await run(bed.server, ['-k'], { env, timeout: startLimitMs }).catch(() => {
      // It has ended with its last program.
    });
    await screen.kill();
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const driver = await linkDriver((args) =>
      startProcess({
        file: bed.wine,
        args: [bed.node, pathOf(driverFile), ...args],
        env,
        log: join(dir, 'driver.txt'),
        cwd: dir,
      }),
    );
    await driver.order('greet', {}, greetMs);
    return {
      dir,
      driver,
      pathOf,
      get alive() {
        return screen.running && driver.alive;
      },
      async stop() {
        driver.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The system's folders are links to the ones that all share; the registry, and what programs write, is its own. */
async function makeComputer(from: string, to: string): Promise<void> {
  const drive = join(to, 'drive_c');
  await mkdir(join(to, 'dosdevices'), { recursive: true });
  await mkdir(drive);
  for (const name of ['windows', 'Program Files', 'Program Files (x86)']) {
    await symlink(join(from, 'drive_c', name), join(drive, name));
  }
  await symlink('../drive_c', join(to, 'dosdevices', 'c:'));
  await symlink('/', join(to, 'dosdevices', 'z:'));
  for (const name of ['system.reg', 'user.reg', 'userdef.reg', '.update-timestamp'])
    await cp(join(from, name), join(to, name));
}
