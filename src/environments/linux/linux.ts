import type { Environment, EnvironmentHost, Target } from '../environment.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import type { LinuxOptions } from './linux-options.ts';
import { openApplication } from './open-application.ts';
import { attachToRunning } from './user-desktop.ts';

/**
 * Host that drives desktop applications on isolated desktops, through AT-SPI2. `open` rejects with LamwrightError SETUP where
 * a program is missing. The application starts afresh with each `open`; a desktop serves one environment at a time, and
 * there are as many desktops as environments were open at once. One that died is replaced at the next `open`.
 */
export async function linux(options: LinuxOptions): Promise<EnvironmentHost> {
  const free: Desktop[] = [];
  const all = new Set<Desktop>();
  let opened = 0;
  const take = async (): Promise<Desktop> => {
    for (let desktop = free.pop(); desktop; desktop = free.pop()) {
      if (desktop.alive) return desktop;
      all.delete(desktop);
      await desktop.stop();
    }
    const desktop = await startDesktop(options.screen);
    all.add(desktop);
    return desktop;
  };
  return {
    kind: 'linux',
    async open(target: Target): Promise<Environment> {
      const desktop = await take();
      let given = false;
      const giveBack = () => {
        if (!given && all.has(desktop)) free.push(desktop);
        given = true;
      };
      try {
        const { environment } = await openApplication(desktop, target, options, ++opened);
        return {
          ...environment,
          async close() {
            await environment.close();
            giveBack();
          },
        };
      } catch (error) {
        giveBack();
        throw error;
      }
    },
    attach: () => attachToRunning(options, process.env),
    async close() {
      const desktops = [...all];
      all.clear();
      free.length = 0;
      await Promise.all(desktops.map((desktop) => desktop.stop()));
    },
  };
}
