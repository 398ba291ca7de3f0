import type { Tree } from '../../records/episode/effect.ts';
import { isObject } from '../difference/tree.ts';
import { sizeAndHash } from '../reading/size-and-hash.ts';

/** Characters of JSON that one change may hold: a whole document that came or went is more than anybody asks about. */
const most = 40_000;

/** A value with the largest of its parts told by size and hash alone, where it is large; two that are the same stay so. */
export function condensed(value: Tree, room = most): Tree {
  if (JSON.stringify(value).length <= room) return value;
  if (!isObject(value)) return told(value);
  const sizes = Object.entries(value).map(([key, member]) => ({ key, member, size: JSON.stringify(member).length }));
  let left = room;
  const kept = new Map<string, Tree>();
  for (const [i, { key, member }] of sizes.sort((a, b) => a.size - b.size).entries()) {
    const short = condensed(member, left / (sizes.length - i));
    left -= JSON.stringify(short).length;
    kept.set(key, short);
  }
  return Object.fromEntries(Object.keys(value).map((key) => [key, kept.get(key)!]));
}

function told(value: Tree): string {
  const { bytes, hash } = sizeAndHash(Buffer.from(JSON.stringify(value)));
  return `(${bytes} characters, ${hash})`;
}
