import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LamwrightError } from '../../../records/error.ts';
import places from '../../desktop-programs.json' with { type: 'json' };

type ProgramName = keyof typeof places.desktop;
const names = Object.keys(places.desktop) as ProgramName[];

/** Path of a program or of a part of one, on PATH or where helpers stand; undefined where there is none. */
function find(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...places.folders];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Paths of the programs an isolated desktop is made of; a missing one is a LamwrightError SETUP that names all packages to install. */
export function requirePrograms(env: NodeJS.ProcessEnv = process.env): Record<ProgramName, string> {
  const found = names.map((name) => [name, find(name, env)] as const);
  const missing = found.filter(([, path]) => !path).map(([name]) => name);
  if (missing.length === 0) return Object.fromEntries(found) as Record<ProgramName, string>;
  const list = missing.map((name) => `${name} (${places.desktop[name].for})`).join(', ');
  throw new LamwrightError('SETUP', `A desktop cannot be started, for want of ${list}.`, {
    remedy: installing(missing.flatMap((name) => places.desktop[name].packages)),
  });
}

/** Path of one program. */
export function requireProgram(name: ProgramName | 'xwd', env: NodeJS.ProcessEnv = process.env): string {
  const path = find(name, env);
  if (path) return path;
  const { packages, for: use } = { ...places.desktop, ...places.applications }[name];
  throw new LamwrightError('SETUP', `There is no ${name} (${use}).`, { remedy: installing(packages) });
}

/** The same for the applications that Lamwright's own app packs and tests drive. */
export function requireApplications(env: NodeJS.ProcessEnv = process.env): string[] {
  const missing = Object.entries(places.applications).filter(([name]) => !find(name, env));
  if (missing.length === 0) return Object.keys(places.applications);
  const list = missing.map(([name, { for: use }]) => `${name} (${use})`).join(', ');
  throw new LamwrightError('SETUP', `There is no ${list}.`, {
    remedy: installing(missing.flatMap(([, { packages }]) => packages)),
  });
}

const installing = (packages: string[]) => `Run "sudo apt-get install -y ${packages.join(' ')}".`;
