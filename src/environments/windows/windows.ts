import { LamwrightError } from '../../records/error.ts';
import { createDesktopPool } from '../desktop-pool.ts';
import type { Environment, EnvironmentHost, Target } from '../environment.ts';
import { attachToRunning } from './starting/attach.ts';
import type { WindowsDesktop } from './starting/desk.ts';
import { openApplication } from './starting/open-application.ts';
import { startOwnDesktop } from './starting/own-desktop.ts';
import { startWineDesktop } from './starting/wine-desktop.ts';
import type { WindowsOptions } from './windows-options.ts';

const isOwn = process.platform === 'win32';
const mostTries = 2;

/**
 * Host that drives Windows applications through UI Automation: on Windows itself, or on isolated computers under Wine. `open` rejects with
 * LamwrightError SETUP where a part is missing. The application starts afresh with each `open`; a desktop serves one environment at a
 * time. One on which anything broke is not used again; where one broke while the application started, under Wine, another is tried. On
 * Windows there is one desktop, so one environment can be open.
 */
export async function windows(options: WindowsOptions): Promise<EnvironmentHost> {
  const desktops = createDesktopPool(async (running) => {
    if (isOwn && running > 0) throw inUse();
    return isOwn ? startOwnDesktop() : startWineDesktop();
  });
  const start = async (target: Target, tries = 1): Promise<{ desktop: WindowsDesktop; environment: Environment }> => {
    const desktop = await desktops.take();
    try {
      return { desktop, environment: await openApplication(desktop, target, options) };
    } catch (error) {
      // Its driver, or its screen, gave no answer any more: that says nothing of the application.
      const isBroken = !desktop.alive;
      await desktops.discard(desktop);
      if (isOwn || !isBroken || tries === mostTries) throw error;
      process.emitWarning(`A computer under Wine broke, and another is started: ${(error as Error).message}`);
      return start(target, tries + 1);
    }
  };
  return {
    kind: 'windows',
    functions: Object.fromEntries(Object.entries(options.functions ?? {}).map(([name, { args }]) => [name, args])),
    async open(target: Target): Promise<Environment> {
      const { desktop, environment } = await start(target);
      return desktops.lend(desktop, environment);
    },
    ...(isOwn ? { attach: () => attachToRunning(options) } : {}),
    close: desktops.close,
  };
}

const inUse = () =>
  new LamwrightError('SETUP', 'The desktop is in use: on Windows one application is operated at a time.', {
    remedy: 'Use --workers 1.',
  });
