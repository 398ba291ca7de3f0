import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of Lamwright itself: the clone, or the installed package. */
export const packageDir = join(import.meta.dirname, '..', '..');

/** Read where it stands: a compiled file could not import it from outside the sources. */
export function packageJson(): { version: string; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
}
