import { rm } from 'node:fs/promises';
import type { App, RunningApp } from '../../app-pack/app.ts';
import type { Environment, EnvironmentHost } from '../../environments/environment.ts';
import { temporaryFolder } from '../../environments/temporary-folder.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { type NamedObjects, objectsIn } from '../template-objects.ts';

/** The first screen of a template, and the names of the user's objects in it, by kind; `picture` names a blob. */
export type FirstScreen = { observation: Observation; objects: NamedObjects; picture: string | null };

/** First screens by application and template. It holds data alone: nobody closes it. */
export type ScreenCache = {
  /** Opens the template once; who asks meanwhile waits for the same screen. What the application throws at its start is passed on, and not kept. */
  first(app: App, host: EnvironmentHost, template: string): Promise<FirstScreen>;
};

/** `putPicture` keeps a PNG and gives its blob's name; without it no screenshot is taken. */
export function createScreenCache(putPicture?: (png: Buffer) => Promise<string>): ScreenCache {
  const screens = new Map<string, Promise<FirstScreen>>();
  return {
    first(app, host, template) {
      const key = JSON.stringify([app.name, template]);
      let screen = screens.get(key);
      if (screen === undefined) {
        screen = look(app, host, template, putPicture);
        screens.set(key, screen);
        screen.catch(() => screens.delete(key));
      }
      return screen;
    },
  };
}

async function look(
  app: App,
  host: EnvironmentHost,
  template: string,
  putPicture?: (png: Buffer) => Promise<string>,
): Promise<FirstScreen> {
  const dir = await temporaryFolder('screen');
  let running: RunningApp | undefined;
  let environment: Environment | undefined;
  try {
    running = await app.start({ template, dir });
    const { url, downloads, files } = running;
    environment = await host.open({ url, downloads, files });
    const observation = await environment.observe();
    const picture = putPicture ? await putPicture(await environment.screenshot()) : null;
    const objects = objectsIn(await app.templateState(template));
    return { observation, objects, picture };
  } finally {
    // The screen is read: what fails in closing must not hide it.
    await Promise.allSettled([environment?.close(), running?.stop()]);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
