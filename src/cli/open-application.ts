import { rm } from 'node:fs/promises';
import type { App, RunningApp } from '../app-pack/app.ts';
import { templateNamed } from '../app-pack/template-named.ts';
import { readData } from '../effects/reading/read-data.ts';
import type { Environment, Target } from '../environments/environment.ts';
import { temporaryFolder } from '../environments/temporary-folder.ts';
import type { Tree } from '../records/episode/effect.ts';
import { LamwrightError } from '../records/error.ts';

/** `saved` reads what stands in its data, where that is a folder of ours. */
export type OpenApplication = { environment: Environment; saved?: () => Promise<Tree>; close(): Promise<void> };

/**
 * Attaches to the running application, opens it at an address, or opens a fresh copy of a template in a folder that
 * `close` removes.
 * Throws USAGE for an unknown template, and what the pack's `start` and its environment throw.
 */
export async function openApplication(
  app: App,
  at: { url?: string; template?: string; attach?: boolean },
): Promise<OpenApplication> {
  const template = templateNamed(app, at.template);
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    while (closing.length > 0) await closing.pop()!();
  };
  try {
    if (at.attach) {
      if (at.url !== undefined || at.template !== undefined) {
        throw new LamwrightError('USAGE', '--attach takes the application as it is open: no --url, no --template.', {
          remedy: 'Leave out one of them.',
        });
      }
      const host = await app.environment();
      closing.push(() => host.close());
      if (!host.attach) {
        throw new LamwrightError('USAGE', `${app.title} runs in a browser: there is no window to attach to.`, {
          remedy: 'Give the address of the one that is running with --url.',
        });
      }
      const environment = await host.attach();
      closing.push(() => environment.close());
      return { environment, close };
    }
    let target: Target | RunningApp;
    let saved: OpenApplication['saved'];
    if (at.url === undefined) {
      const dir = await temporaryFolder('run');
      closing.push(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
      const running = await app.start({ template, dir });
      closing.push(() => running.stop());
      target = running;
      saved = () => readData(dir, running.url);
    } else target = { url: at.url };
    const host = await app.environment();
    closing.push(() => host.close());
    const { url, downloads, files } = target;
    const environment = await host.open({ url, downloads, files });
    closing.push(() => environment.close());
    return { environment, ...(saved ? { saved } : {}), close };
  } catch (error) {
    await close();
    throw error;
  }
}
