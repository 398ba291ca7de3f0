import { extname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from '../../records/episode/effect.ts';
import { type ReadOptions, readTree } from './read-tree.ts';

/**
 * The data folder of a running application by content. The document that it has open, which is where `url` leads to, stands under one name
 * (`document.odt`), whatever its file is called: what is done to one document is then the same as what is done to another.
 * @throws LamwrightError APP_START where the folder cannot be listed
 */
export async function readData(dir: string, url: string, options: ReadOptions = {}): Promise<{ [path: string]: Tree }> {
  const tree = await readTree(dir, options);
  if (!url.startsWith('file:')) return tree;
  const own = relative(dir, fileURLToPath(url)).split(sep).join('/');
  const name = `document${extname(own)}`;
  if (own === name || name in tree) return tree;
  return Object.fromEntries(Object.entries(tree).map(([path, content]) => [path === own ? name : path, content]));
}
