import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findSoffice, versionOf } from './installation.ts';

const run = promisify(execFile);
const startMs = 60_000;

type Setting = [path: string, name: string, value: string];

/** Settings of a fresh profile that keep a start quiet and every start the same. */
const settings: Setting[] = [
  ['/org.openoffice.Office.Common/Misc', 'ShowTipOfTheDay', 'false'],
  ['/org.openoffice.Office.Common/Misc', 'FirstRun', 'false'],
  ['/org.openoffice.Office.Common/Misc', 'UseSystemFileDialog', 'true'],
  ['/org.openoffice.Office.Common/Save/Document', 'AutoSave', 'false'],
  ['/org.openoffice.Office.Recovery/AutoSave', 'Enabled', 'false'],
  ['/org.openoffice.Office.Common/AutoCorrect', 'CapitalAtStartSentence', 'false'],
  ['/org.openoffice.Office.Common/AutoCorrect', 'TwoCapitalsAtStart', 'false'],
  ['/org.openoffice.Office.Common/AutoCorrect', 'ChangeToEnEmDash', 'false'],
  ['/org.openoffice.Office.Common/AutoCorrect', 'ChangeOrdinalNumber', 'false'],
  ['/org.openoffice.Office.Common/AutoCorrect', 'ReplaceSingleQuote', 'false'],
  ['/org.openoffice.Office.Common/AutoCorrect', 'ReplaceDoubleQuote', 'false'],
  ['/org.openoffice.Office.Common/AutoCorrect', 'CorrectAccidentalCapsLock', 'false'],
  ['/org.openoffice.Office.Writer/AutoFunction/Text', 'UseReplacementTable', 'false'],
  ['/org.openoffice.Office.Writer/AutoFunction/Completion', 'Enable', 'false'],
  ['/org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
];

let template: Promise<string> | undefined;

/**
 * Lays a profile in the folder. It is made once for a process, by a start that opens nothing: LibreOffice ends by itself
 * (code 81) when it has made a fresh one, so a first start with a document would fail.
 */
export async function layProfile(folder: string): Promise<void> {
  template ??= makeProfile();
  await cp(await template, folder, { recursive: true });
}

async function makeProfile(): Promise<string> {
  const soffice = findSoffice();
  await versionOf(soffice);
  const folder = await mkdtemp(join(tmpdir(), `lamwright-writer-profile-${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const profile = join(folder, 'profile');
  const options = ['--headless', '--norestore', '--nologo', '--nofirststartwizard', '--terminate_after_init'];
  const args = [`-env:UserInstallation=file://${profile}`, ...options];
  for (let starts = 0; starts < 3; starts++) {
    const ended = await run(soffice, args, { timeout: startMs, env: { ...process.env, HOME: folder } }).then(
      () => 0,
      (error: { code?: number | string }) => error.code ?? 1,
    );
    if (ended === 0) break;
  }
  await mkdir(join(profile, 'user'), { recursive: true });
  const file = join(profile, 'user', 'registrymodifications.xcu');
  await addSettings(file, settings);
  return profile;
}

async function addSettings(file: string, added: readonly Setting[]): Promise<void> {
  const items = added.map(
    ([path, name, value]) =>
      `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  const found = await readFile(file, 'utf8').catch(() => emptySettings);
  await writeFile(file, found.replace('</oor:items>', `${items.join('\n')}\n</oor:items>`));
}

const emptySettings =
  '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n</oor:items>';
