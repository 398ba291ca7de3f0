import type { Environment } from './environment.ts';

type Desktop = { readonly alive: boolean; stop(): Promise<void> };

/** Desktops of a host: each serves one environment at a time, and one on which anything broke is not used again. */
export type DesktopPool<D extends Desktop> = {
  /** A free one that is alive, else one that is started. */
  take(): Promise<D>;
  discard(desktop: D): Promise<void>;
  /** The environment on a desktop that was taken; closing it gives the desktop back, or stops it where something broke. */
  lend(desktop: D, environment: Environment): Environment;
  close(): Promise<void>;
};

/** `start` is told how many there are. */
export function createDesktopPool<D extends Desktop>(start: (running: number) => Promise<D>): DesktopPool<D> {
  const free: D[] = [];
  const all = new Set<D>();
  const discard = async (desktop: D) => {
    if (all.delete(desktop)) await desktop.stop();
  };
  return {
    discard,
    async take() {
      for (let desktop = free.pop(); desktop; desktop = free.pop()) {
        if (desktop.alive) return desktop;
        await discard(desktop);
      }
      const desktop = await start(all.size);
      all.add(desktop);
      return desktop;
    },
    lend(desktop, environment) {
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
    async close() {
      const desktops = [...all];
      all.clear();
      free.length = 0;
      await Promise.all(desktops.map((desktop) => desktop.stop()));
    },
  };
}
