import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LamwrightError } from '../../records/error.ts';
import type { App } from '../app.ts';
import { checkSamples } from '../define/check-samples.ts';
import { defineApp } from '../define/define-app.ts';
import { malformed, show } from '../define/malformed.ts';
import { nearMatches } from './near-matches.ts';
import { answerToOwnName } from './own-name.ts';

/** Built-in packs stand beside the sources, compiled ones beside compiled sources. */
const appsDir = join(import.meta.dirname, '..', '..', '..', 'apps');

/** Names of the app packs that come with Lamwright. */
export async function builtInApps(): Promise<string[]> {
  const entries = await readdir(appsDir, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const found = await Promise.all(names.map((name) => packFile(join(appsDir, name))));
  return names.filter((_, i) => found[i] !== null).sort();
}

/**
 * Loads a built-in pack by name, or a user's own by the path of its module or folder (`app.ts` or `app.js` in it).
 * @throws LamwrightError APP_UNKNOWN with the known names, APP_MALFORMED with the field at fault
 */
export async function loadApp(nameOrPath: string): Promise<App> {
  const isPath = /[\\/]/.test(nameOrPath) || /\.[cm]?[jt]s$/.test(nameOrPath) || nameOrPath === '.';
  const file = isPath ? await packFile(resolve(nameOrPath)) : await named(nameOrPath);
  if (file === null) {
    throw new LamwrightError('APP_UNKNOWN', `There is no app pack at ${resolve(nameOrPath)}.`, {
      remedy: 'Give the path of its app.ts (or the folder that holds it), or make one with `lamwright init`.',
    });
  }
  const { default: exported } = await importPack(file, nameOrPath);
  if (exported === null || typeof exported !== 'object') {
    const found = show(exported);
    throw malformed(`app pack "${nameOrPath}"`, [
      { field: 'export default', expected: 'what defineApp returns', found },
    ]);
  }
  const app = defineApp(exported as App);
  await checkSamples(app);
  return app;
}

/** A built-in pack, else a folder of that name here. */
async function named(name: string): Promise<string> {
  const known = await builtInApps();
  const file = await packFile(known.includes(name) ? join(appsDir, name) : resolve(name));
  if (file !== null) return file;
  const near = nearMatches(name, known);
  const meant = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  throw new LamwrightError('APP_UNKNOWN', `There is no app "${name}".${meant}`, {
    remedy: `Choose one of ${known.join(', ') || '(none are installed)'}, or give the path of your own app pack, e.g. ./my-app/app.ts.`,
  });
}

/** The module of a pack: the path itself, or app.ts / app.js in the folder. */
async function packFile(path: string): Promise<string | null> {
  for (const candidate of [path, join(path, 'app.ts'), join(path, 'app.js'), join(path, 'app.mjs')]) {
    if ((await stat(candidate).catch(() => null))?.isFile()) return candidate;
  }
  return null;
}

async function importPack(file: string, name: string): Promise<{ default?: unknown }> {
  answerToOwnName();
  try {
    return (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (error) {
    if (error instanceof LamwrightError) throw error;
    const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const asScript = /Cannot use import statement|Unexpected token 'export'/.test(found);
    const expected = asScript
      ? 'an ES module (the nearest package.json has to say "type": "module")'
      : 'a module that can be imported';
    throw malformed(`app pack "${name}"`, [{ field: file, expected, found }], error);
  }
}
