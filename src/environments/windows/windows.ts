import { LamwrightError } from '../../records/error.ts';
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
  const free: WindowsDesktop[] = [];
  const all = new Set<WindowsDesktop>();
  const discard = async (desktop: WindowsDesktop) => {
    if (all.delete(desktop)) await desktop.stop();
  };
  const take = async (): Promise<WindowsDesktop> => {
    for (let desktop = free.pop(); desktop; desktop = free.pop()) {
      if (desktop.alive) return desktop;
      await discard(desktop);
    }
    if (isOwn && all.size > 0) throw inUse();
    const desktop = await (isOwn ? startOwnDesktop() : startWineDesktop());
    all.add(desktop);
    return desktop;
  };
  const start = async (target: Target, tries = 1): Promise<{ desktop: WindowsDesktop; environment: Environment }> => {
    const desktop = await take();
    try {
      return { desktop, environment: await openApplication(desktop, target, options) };
    } catch (error) {
      // Its driver, or its screen, gave no answer any more: that says nothing of the application.
      const isBroken = !desktop.alive;
      await discard(desktop);
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
      let sound = true;
      let closed = false;
      const watched = <T>(work: Promise<T>): Promise<T> =>
        work.catch((error: unknown) => {
          sound = false;
          throw error;
        });
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
    },
    ...(isOwn ? { attach: () => attachToRunning(options) } : {}),
    async close() {
      const desktops = [...all];
      all.clear();
      free.length = 0;
      await Promise.all(desktops.map((desktop) => desktop.stop()));
    },
  };
}

const inUse = () =>
  new LamwrightError('SETUP', 'The desktop is in use: on Windows one application is operated at a time.', {
    remedy: 'Use --workers 1.',
  });
