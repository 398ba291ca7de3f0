import { rm } from 'node:fs/promises';
import type { App, RunningApp } from '../../app-pack/app.ts';
import { temporaryFolder } from '../../environments/temporary-folder.ts';
import type { Tree } from '../../records/episode/effect.ts';

/** A running copy of a template with what it had saved when it was ready. */
export type Copy = { template: string; running: RunningApp<Tree>; before: Tree; dir: string };

/** Fresh copies for one worker: one that nothing was changed in serves the next walk, too. */
export type Copies = {
  /** Of this template, or of any where one is kept. Rejects with APP_START, PORT_TAKEN. */
  take(template: string): Promise<Copy>;
  /** Ends it, unless it is as it was. */
  giveBack(copy: Copy, isUntouched: boolean): Promise<void>;
  close(): Promise<void>;
};

/** `mayKeep`: whether a copy may go on running between walks. */
export function openCopies(app: App<Tree>, mayKeep: () => boolean): Copies {
  let kept: Copy | undefined;
  const end = async ({ running, dir }: Copy) => {
    // What crashed cannot be stopped in good order.
    await Promise.allSettled([running.stop()]);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  };
  return {
    async take(template) {
      const same = kept;
      kept = undefined;
      if (same) return same;
      const dir = await temporaryFolder('explore');
      try {
        const running = await app.start({ template, dir });
        return { template, running, before: await running.read(), dir };
      } catch (error) {
        await rm(dir, { recursive: true, force: true, maxRetries: 3 });
        throw error;
      }
    },
    async giveBack(copy, isUntouched) {
      // What a program has opened may be locked, or be changed in its memory; a server is asked anew by each page.
      const isServer = copy.running.url.startsWith('http');
      if (isUntouched && isServer && !kept && mayKeep()) kept = copy;
      else await end(copy);
    },
    async close() {
      if (kept) await end(kept);
      kept = undefined;
    },
  };
}
