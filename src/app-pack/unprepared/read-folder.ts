import { readData } from '../../effects/reading/read-data.ts';
import type { ReadOptions } from '../../effects/reading/read-tree.ts';
import type { Note } from '../../effects/reading/walk.ts';
import type { Environment } from '../../environments/environment.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { RunningApp } from '../app.ts';
import { watchFolder } from './at-rest.ts';

/** Reads what an application has saved in `dir`, once that is at rest; with what it kept on the environment's side when it was last read open. */
export function readFolder(
  dir: string,
  url: string,
  options: ReadOptions = {},
): Pick<RunningApp<Tree>, 'read'> & Required<Pick<RunningApp<Tree>, 'readOpen'>> {
  const atRest = watchFolder(dir, url.startsWith('http') ? 'web' : 'desktop');
  let places: { [place: string]: Tree } = {};
  const read = async () => {
    await atRest();
    return { ...(await readData(dir, url, options)), ...places };
  };
  const readOpen = async (environment: Environment) => {
    places = (await environment.stored?.()) ?? {};
    return read();
  };
  return { read, readOpen };
}

/** Says once what is not read as it stands: tries are many, and their data is the same. */
export function noteOnce(say: (note: string) => void): (note: Note) => void {
  const said = new Set<string>();
  return ({ path, why }) => {
    const note = `${path}: ${why}`;
    if (said.has(note)) return;
    said.add(note);
    say(`Not read as it stands: ${note}.`);
  };
}
