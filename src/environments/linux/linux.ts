import { createDesktopPool } from '../desktop-pool.ts';
import type { Environment, EnvironmentHost, Target } from '../environment.ts';
import type { LinuxOptions } from './linux-options.ts';
import { startDesktop } from './starting/desktop.ts';
import { openApplication } from './starting/open-application.ts';
import { attachToRunning } from './starting/user-desktop.ts';

/**
 * Host that drives desktop applications on isolated desktops, through AT-SPI2. `open` rejects with LamwrightError SETUP where
 * a program is missing. The application starts afresh with each `open`; a desktop serves one environment at a time, and
 * there are as many desktops as environments were open at once. One on which anything broke is not used again.
 */
export async function linux(options: LinuxOptions): Promise<EnvironmentHost> {
  const desktops = createDesktopPool(() => startDesktop(options.screen));
  let opened = 0;
  return {
    kind: 'linux',
    functions: Object.fromEntries(Object.entries(options.functions ?? {}).map(([name, { args }]) => [name, args])),
    async open(target: Target): Promise<Environment> {
      const desktop = await desktops.take();
      try {
        const { environment } = await openApplication(desktop, target, options, ++opened);
        return desktops.lend(desktop, environment);
      } catch (error) {
        await desktops.discard(desktop);
        throw error;
      }
    },
    attach: () => attachToRunning(options, process.env),
    close: desktops.close,
  };
}
