import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, RunningApp } from '../app-pack/app.ts';
import type { Environment, Target } from '../environments/environment.ts';
import { LamwrightError } from '../records/error.ts';

export type OpenApplication = { environment: Environment; close(): Promise<void> };

/**
 * Opens the application at an address, or a fresh copy of a template in a folder that `close` removes.
 * Throws USAGE for an unknown template, and what the pack's `start` and its environment throw.
 */
export async function openApplication(app: App, at: { url?: string; template?: string }): Promise<OpenApplication> {
  const template = at.template ?? app.templates[0]!.name;
  if (!app.templates.some(({ name }) => name === template)) {
    throw new LamwrightError('USAGE', `The app pack "${app.name}" has no template "${template}".`, {
      remedy: `Choose one of ${app.templates.map(({ name }) => name).join(', ')}.`,
    });
  }
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    while (closing.length > 0) await closing.pop()!();
  };
  try {
    let target: Target | RunningApp;
    if (at.url === undefined) {
      const dir = await mkdtemp(join(tmpdir(), 'lamwright-run-'));
      closing.push(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
      const running = await app.start({ template, dir });
      closing.push(() => running.stop());
      target = running;
    } else target = { url: at.url };
    const host = await app.environment();
    closing.push(() => host.close());
    const { url, downloads, files } = target;
    const environment = await host.open({ url, downloads, files });
    closing.push(() => environment.close());
    return { environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}
