import type { Tree } from '../../records/episode/effect.ts';
import { textIn } from './tree.ts';

/** Shorter values are equal or they are not. */
const shortText = 40;
/** Fewer words of text are in many a text. */
const fewestWords = 3;

/**
 * Of two objects, lists or long texts, the share of words that they have in common: 0 to 1. Objects are also as alike as the text of one is part of
 * the other's: what was added to a paragraph is no other paragraph.
 */
export function likeness(a: Tree, b: Tree): number {
  if (a === b) return typeof a === 'object' ? 1 : 0;
  if (typeof a !== typeof b || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return 0;
  if (typeof a === 'string' ? a.length < shortText : typeof a !== 'object') return 0;
  const [first, second] = [wordsIn(JSON.stringify(a)), wordsIn(JSON.stringify(b))];
  const alike = (2 * sharedBy(first, second)) / Math.max(1, first.size + second.size);
  const [text, other] = [wordsIn(textIn(a)), wordsIn(textIn(b))];
  const fewest = Math.min(text.size, other.size);
  return fewest < fewestWords ? alike : Math.max(alike, sharedBy(text, other) / fewest);
}

const wordsIn = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
const sharedBy = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((word) => b.has(word)).length;
