import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { temporaryFolder } from '../../temporary-folder.ts';
import type { WindowsDesktop } from './desk.ts';
import { driverFile, linkDriver } from './driver-link.ts';

const greetMs = 30_000;

/** The desktop of the user, on Windows itself: there is one, which everybody shares. */
export async function startOwnDesktop(): Promise<WindowsDesktop> {
  const dir = await temporaryFolder('windows');
  const driver = await linkDriver(async (args) => {
    const child = spawn(process.execPath, [driverFile, ...args], { stdio: 'ignore', windowsHide: true });
    const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
    return {
      ended,
      said: () => '',
      async kill() {
        child.kill();
        await ended;
      },
    };
  });
  await driver.order('greet', {}, greetMs);
  return {
    dir,
    driver,
    pathOf: (file) => file,
    forgets: false,
    get alive() {
      return driver.alive;
    },
    async stop() {
      driver.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
