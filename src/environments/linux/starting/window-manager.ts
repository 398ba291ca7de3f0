import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const settings = '/etc/xdg/openbox/rc.xml';

/**
 * Arguments for openbox: its usual settings, without a look at each click in a window before the application gets it, which takes longer
 * than the click. The driver itself brings a window to the front before it clicks there.
 */
export async function openboxArguments(dir: string): Promise<string[]> {
  const usual = ['--sm-disable'];
  if (!existsSync(settings)) return usual;
  const text = await readFile(settings, 'utf8');
  const file = join(dir, 'openbox.xml');
  await writeFile(file, text.replace(/<context name="Client">.*?<\/context>/s, ''));
  return [...usual, '--config-file', file];
}
