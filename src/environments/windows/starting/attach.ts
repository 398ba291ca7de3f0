import { LamwrightError } from '../../../records/error.ts';
import type { Environment } from '../../environment.ts';
import { createGuard } from '../../guard.ts';
import { order } from '../session.ts';
import type { WindowsOptions } from '../windows-options.ts';
import { createSession, sessionEnvironment } from './open-session.ts';
import { startOwnDesktop } from './own-desktop.ts';

/**
 * Attaches to the application that the user is running; the one that started last, where there are several. Nothing is started,
 * and closing ends nothing but the driver. Rejects with LamwrightError APP_START where it is not running.
 */
export async function attachToRunning(options: WindowsOptions, start = startOwnDesktop): Promise<Environment> {
  const desktop = await start();
  const guard = createGuard();
  const session = createSession(desktop, guard, options);
  const { file } = options.command({ url: '' }, { dir: desktop.dir, pathOf: desktop.pathOf });
  const name = options.program ?? file.split(/[\\/]/).at(-1)!;
  try {
    const running = await order(session, 'processes', { name: /\.exe$/i.test(name) ? name : `${name}.exe` });
    const last = running.toSorted((a, b) => b.started - a.started)[0];
    if (!last) {
      throw new LamwrightError('APP_START', `${name} is not running.`, { remedy: 'Start it, then try again.' });
    }
    session.pids = [last.pid];
  } catch (error) {
    await desktop.stop();
    throw error;
  }
  return {
    ...sessionEnvironment(session),
    async close() {
      guard.crash('The application was left');
      await desktop.stop();
    },
  };
}
