import { existsSync } from 'node:fs';
import { LamwrightError } from '#lamwright';

const places = ['%ProgramFiles%', '%ProgramFiles(x86)%'].flatMap((folder) =>
  ['Microsoft Office\\root\\Office16', 'Microsoft Office\\Office16', 'Microsoft Office\\Office15'].map(
    (office) => `${folder}\\${office}\\WINWORD.EXE`,
  ),
);

/**
 * Word's program, for everybody; from the store it has another place, which LAMWRIGHT_WORD names.
 * @throws LamwrightError APP_START where it is not found
 */
export function findWord(env: NodeJS.ProcessEnv = process.env, exists: (path: string) => boolean = existsSync): string {
  const known = places.map((path) => path.replace(/%([^%]+)%/g, (_, name: string) => env[name] ?? ''));
  const found = [env.LAMWRIGHT_WORD ?? '', ...known].find((path) => path !== '' && exists(path));
  if (found) return found;
  throw new LamwrightError('APP_START', 'Word is not installed: there is no WINWORD.EXE.', {
    remedy: 'Install Microsoft Word on Windows, or set LAMWRIGHT_WORD to the path of its WINWORD.EXE.',
  });
}
