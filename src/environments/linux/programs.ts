import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LamwrightError } from '../../records/error.ts';
import programs from '../desktop-programs.json' with { type: 'json' };

type ProgramName = keyof typeof programs;
const names = Object.keys(programs) as ProgramName[];
/** Helpers that are not meant to be called by hand stand outside of PATH. */
const helperFolders = ['/usr/libexec', '/usr/lib/at-spi2-core', '/usr/lib/at-spi2'];

/** Paths of the programs an isolated desktop is made of; undefined for those that are not here. */
export function findPrograms(env: NodeJS.ProcessEnv = process.env): Record<ProgramName, string | undefined> {
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...helperFolders];
  const find = (name: string) => folders.map((folder) => join(folder, name)).find(isExecutable);
  return Object.fromEntries(names.map((name) => [name, find(name)])) as Record<ProgramName, string | undefined>;
}

/** The same; a missing one is a LamwrightError SETUP that names every package to install. */
export function requirePrograms(env: NodeJS.ProcessEnv = process.env): Record<ProgramName, string> {
  const found = findPrograms(env);
  const missing = names.filter((name) => !found[name]);
  if (missing.length === 0) return found as Record<ProgramName, string>;
  const list = missing.map((name) => `${name} (${programs[name].for})`).join(', ');
  throw new LamwrightError('SETUP', `A desktop cannot be started: ${list} not found.`, {
    remedy: `Run "sudo apt-get install -y ${missing.map((name) => programs[name].package).join(' ')}".`,
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
