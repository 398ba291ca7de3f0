import { rm } from 'node:fs/promises';
import { temporaryFolder } from '../../environments/temporary-folder.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { App } from '../app.ts';

/** Says what stands in a template when it has just been started; each is started once. */
export function cachedStates(start: App<Tree>['start']): App<Tree>['templateState'] {
  const states = new Map<string, Promise<Tree>>();
  return (template) => {
    const known = states.get(template) ?? stateOf(start, template);
    states.set(template, known);
    known.catch(() => states.delete(template));
    return known;
  };
}

async function stateOf(start: App<Tree>['start'], template: string): Promise<Tree> {
  const dir = await temporaryFolder('template');
  try {
    const running = await start({ template, dir });
    try {
      return await running.read();
    } finally {
      await running.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
