import { join } from 'node:path';
import { startProcess } from '../../linux/starting/process.ts';
import type { WindowsDesktop } from './desk.ts';
import { driverFile, linkDriver } from './driver-link.ts';
import { requireWineBed } from './wine-bed.ts';
import { startWineComputer } from './wine-computer.ts';

const greetMs = 30_000;

/** Starts a computer under Wine with a driver on it. Rejects with LamwrightError SETUP (something is missing) or APP_START. */
export async function startWineDesktop(): Promise<WindowsDesktop> {
  const { wine, node } = requireWineBed();
  const computer = await startWineComputer();
  const { dir, env, pathOf } = computer;
  try {
    const driver = await linkDriver((args) =>
      startProcess({
        file: wine,
        args: [node, pathOf(driverFile), ...args],
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
      forgets: true,
      get alive() {
        return computer.alive && driver.alive;
      },
      async stop() {
        driver.close();
        await computer.stop();
      },
    };
  } catch (error) {
    await computer.stop();
    throw error;
  }
}
