import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LamwrightError } from '#lamwright';

const run = promisify(execFile);
const limitMs = 30_000;
const oldest = 7;

const folders = ['/usr/lib/libreoffice/program', '/usr/lib64/libreoffice/program'];

/**
 * The program itself, not the script around it: a script would leave it behind when it is killed.
 * @throws LamwrightError APP_START where LibreOffice is not installed
 */
export function findSoffice(env: NodeJS.ProcessEnv = process.env, places: readonly string[] = folders): string {
  const scripts = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'soffice'), join(folder, 'libreoffice')]);
  const beside = scripts.filter((file) => existsSync(file)).map((file) => dirname(realpathSync(file)));
  const found = [...places, ...beside].map((folder) => join(folder, 'soffice.bin')).find((file) => existsSync(file));
  if (found) return found;
  throw new LamwrightError('APP_START', 'LibreOffice is not installed: there is no soffice.bin.', {
    remedy: installing,
  });
}

/**
 * Version such as "7.4.7.2".
 * @throws LamwrightError APP_START for one older than 7, whose controls have other names
 */
export async function versionOf(soffice: string): Promise<string> {
  const { stdout } = await run(soffice, ['--version'], { timeout: limitMs });
  return supported(stdout);
}

/** The version in what `soffice --version` says. */
export function supported(said: string): string {
  const version = /LibreOffice (\d[\d.]*)/.exec(said)?.[1];
  if (version && Number.parseInt(version, 10) >= oldest) return version;
  throw new LamwrightError('APP_START', `LibreOffice ${oldest} or newer is needed; there is "${said.trim()}".`, {
    remedy: installing,
  });
}

const installing = 'Install it, on Debian or Ubuntu with `apt-get install libreoffice-writer libreoffice-gtk3`.';
