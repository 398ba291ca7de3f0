import { partial_ratio } from 'fuzzball';

/** Partial ratio (0 to 100) from which on two names are taken for the same. Without it something would always match. */
const fuzzyThreshold = 80;

/**
 * How well a control's name fits the name in a plan: 1 exact, then contained, then fuzzy, then the words in order as a
 * pattern, 0 for no match (the paper's contains, fuzzy, regex).
 */
export function nameLikeness(name: string, wanted: string): number {
  if (name === '' || wanted === '') return 0;
  if (name === wanted) return 1;
  const have = fold(name);
  const want = fold(wanted);
  if (have === '' || want === '') return 0;
  if (have === want) return 0.97;
  const share = Math.min(have.length, want.length) / Math.max(have.length, want.length);
  if (holds(have, want)) return (have.startsWith(want) ? 0.8 : 0.75) + 0.1 * share;
  if (have.length >= 3 && holds(want, have)) return 0.6 + 0.1 * share;
  if (Math.min(have.length, want.length) >= 4 && share >= 0.3) {
    const ratio = partial_ratio(have, want);
    if (ratio >= fuzzyThreshold) return 0.4 + 0.15 * (ratio / 100) + 0.05 * share;
  }
  const words = want.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return words.length > 1 && new RegExp(words.join('.*')).test(have) ? 0.4 : 0;
}

/** Whether `part` stands in `text` as whole words. */
function holds(text: string, part: string): boolean {
  return ` ${text} `.includes(` ${part} `);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$/:+]+/gu, ' ')
    .trim();
}
