import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** True in a clone, where Node strips the types; false in the published package. */
export const runsFromSources = extname(import.meta.filename) === '.ts';

/** Folder of Lamwright itself: the clone, or the installed package, in which the compiled sources stand in dist/. */
export const packageDir = join(import.meta.dirname, '..', '..', runsFromSources ? '' : '..');

/** What a user types to call Lamwright. */
export const callName = runsFromSources ? 'npm run lamwright --' : 'npx lamwright';

/** Where a page of the documentation lies for the user. */
export const docsPage = (name: string): string =>
  runsFromSources ? `docs/${name}` : `node_modules/lamwright/docs/${name}`;

/** Read where it stands: a compiled file could not import it from outside the sources. */
export function packageJson(): { version: string; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
}
