import { isObject } from '../../../effects/difference/tree.ts';
import type { Segment, Tree } from '../../../records/episode/effect.ts';

/** A name that stands in the saved state, with where names like it stand. */
export type Named = { name: string; at: Segment[] };

const longestName = 300;
/** Keys of a schema are small words; what a user has named has a capital, a blank, a digit or an ending. */
const isOwnKey = (key: string) => /[\p{Lu}\s\d]|\.\w+$/u.test(key);

const isOpenDocument = /^document\.\w+$/;

/** The names in a saved state: of files and entries by their keys, and short texts, the same key being a star in its path. */
export function namesIn(state: Tree): Map<string, Named[]> {
  const found = new Map<string, Named[]>();
  const add = (name: string, at: Segment[]) => {
    if (name.length > longestName || !/^[\p{L}\p{N}]/u.test(name)) return;
    const known = found.get(name) ?? [];
    found.set(name, known);
    if (!known.some((one) => JSON.stringify(one.at) === JSON.stringify(at))) known.push({ name, at });
  };
  const walk = (tree: Tree, path: Segment[]) => {
    if (typeof tree === 'string') add(tree, path);
    else if (Array.isArray(tree)) for (const member of tree) walk(member, [...path, '*']);
    else if (isObject(tree)) {
      for (const [key, member] of Object.entries(tree)) {
        const own = isOwnKey(key) ? entryOf(key) : null;
        // The document that is open is called so whatever its name is.
        if (own && !isOpenDocument.test(key)) add(own.name, [...path, own.pattern]);
        walk(member, [...path, own ? own.pattern : key]);
      }
    }
  };
  walk(state, []);
  return found;
}

/** The name that a key gives, without folder and ending, and the keys like it: "notes/Milk.txt" is "Milk" of "notes/*.txt". */
function entryOf(key: string): { name: string; pattern: string } {
  const [, folder = '', name = key, ending = ''] = /^(.*\/)?([^/]+?)(\.\w{1,5})?$/.exec(key) ?? [];
  return { name, pattern: `${folder}*${ending}` };
}
