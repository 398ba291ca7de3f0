import type { Tree } from '../../records/episode/effect.ts';
import type { App } from '../app.ts';
import { defineApp } from '../define/define-app.ts';
import { readFolder } from './read-folder.ts';
import { cachedStates } from './template-states.ts';

/**
 * A pack as if nobody had prepared it: its start, environment, templates and documentation. Of families, vocabulary, literals, risks and `read`
 * nothing is left; what is saved is the data folder by content.
 */
export function unprepared(app: App): App<Tree> {
  const { name, title, version, environment, templates, documentation } = app;
  const start: App<Tree>['start'] = async ({ template, dir }) => {
    const running = await app.start({ template, dir });
    return { ...running, ...readFolder(dir, running.url) };
  };
  const templateState = cachedStates(start);
  return defineApp<Tree>({ name, title, version, environment, templates, documentation, start, templateState });
}
