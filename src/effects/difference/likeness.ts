import type { Tree } from '../../records/effect.ts';

/** Shorter values are equal or they are not. */
const shortText = 40;

/** Of two objects, lists or long texts, the share of words that they have in common: 0 to 1. */
export function likeness(a: Tree, b: Tree): number {
  if (a === b) return typeof a === 'object' ? 1 : 0;
  if (typeof a !== typeof b || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return 0;
  if (typeof a === 'string' ? a.length < shortText : typeof a !== 'object') return 0;
  const [first, second] = [wordsIn(a), wordsIn(b)];
  const shared = [...first].filter((word) => second.has(word)).length;
  return (2 * shared) / Math.max(1, first.size + second.size);
}

const wordsIn = (value: Tree) => new Set(JSON.stringify(value).match(/[\p{L}\p{N}]+/gu) ?? []);
