import type { Environment, EnvironmentHost, Target } from '../environment.ts';
import type { LinuxOptions } from './linux-options.ts';
import { type Desktop, startDesktop } from './starting/desktop.ts';
import { openApplication } from './starting/open-application.ts';
import { attachToRunning } from './starting/user-desktop.ts';

/**
 * Host that drives desktop applications on isolated desktops, through AT-SPI2. `open` rejects with LamwrightError SETUP where
 * a program is missing. The application starts afresh with each `open`; a desktop serves one environment at a time, and
 * there are as many desktops as environments were open at once. One on which anything broke is not used again.
 */
export async function linux(options: LinuxOptions): Promise<EnvironmentHost> {
  const free: Desktop[] = [];
  const all = new Set<Desktop>();
  let opened = 0;
  const discard = async (desktop: Desktop) => {
    if (all.delete(desktop)) await desktop.stop();
  };
  const take = async (): Promise<Desktop> => {
    for (let desktop = free.pop(); desktop; desktop = free.pop()) {
      if (desktop.alive) return desktop;
      await discard(desktop);
    }
    const desktop = await startDesktop(options.screen);
    all.add(desktop);
    return desktop;
  };
  return {
    kind: 'linux',
    functions: Object.fromEntries(Object.entries(options.functions ?? {}).map(([name, { args }]) => [name, args])),
    async open(target: Target): Promise<Environment> {
      const desktop = await take();
      let sound = true;
      let closed = false;
      const watched = <T>(work: Promise<T>): Promise<T> =>
        work.catch((error: unknown) => {
          sound = false;
          throw error;
        });
      try {
        const { environment } = await openApplication(desktop, target, options, ++opened);
        return {
          ...environment,
          observe: () => watched(environment.observe()),
          act: (action) => watched(environment.act(action)),
          async close() {
            if (closed) return;
            closed = true;
            await watched(environment.close()).finally(async () => {
              if (!sound) await discard(desktop);
              else if (all.has(desktop)) free.push(desktop);
            });
          },
        };
      } catch (error) {
        await discard(desktop);
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
