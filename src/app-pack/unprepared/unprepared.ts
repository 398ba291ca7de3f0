import { rm } from 'node:fs/promises';
import { readTree } from '../../effects/reading/read-tree.ts';
import { temporaryFolder } from '../../environments/temporary-folder.ts';
import type { Tree } from '../../records/effect.ts';
import type { App } from '../app.ts';
import { defineApp } from '../define/define-app.ts';
import { watchFolder } from './at-rest.ts';

/**
 * A pack as if nobody had prepared it: its start, environment, templates and documentation. Of families, vocabulary, literals, risks and `read`
 * nothing is left; what is saved is the data folder by content.
 */
export function unprepared(app: App): App<Tree> {
  const states = new Map<string, Promise<Tree>>();
  const { name, title, version, environment, templates, documentation } = app;
  const start: App<Tree>['start'] = async ({ template, dir }) => {
    const running = await app.start({ template, dir });
    const atRest = watchFolder(dir, running.url.startsWith('http') ? 'web' : 'desktop');
    const read = async () => {
      await atRest();
      return readTree(dir);
    };
    return {
      ...running,
      read,
      readOpen: async (environment) => ({ ...(await read()), ...(await environment.stored?.()) }),
    };
  };
  const templateState = (template: string) => {
    const known = states.get(template) ?? stateOf(start, template);
    states.set(template, known);
    known.catch(() => states.delete(template));
    return known;
  };
  return defineApp<Tree>({ name, title, version, environment, templates, documentation, start, templateState });
}

/** What stands in a template when it has just been started. */
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
