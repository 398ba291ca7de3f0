import type { Tree } from '../../../records/episode/effect.ts';

/** Takes the user's content out of a name: what stands in the saved state or was made up is "*", a number or a date "#". */
export type Mask = (text: string) => string;

/** What the user's content is: names and texts of the saved state. */
export type Content = {
  mask: Mask;
  /** Whether this stands somewhere in the saved state, in any case of letters. */
  holds(text: string): boolean;
};

/** Longest name, in characters; what is longer is a text, and is told by where it stands. */
const longestName = 80;
/** From so many characters on, a name that is part of a saved text is content. */
const textLength = 12;
/** Most words of a name that is found inside another one. */
const mostWords = 6;

const months = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec';
const date = new RegExp(
  `\\b(?:(?:${months})[a-z]*\\.? )?\\d[\\d.,:/-]*(?:st|nd|rd|th|am|pm)?(?: (?:${months})[a-z]*\\.?)?(?![\\p{L}])`,
  'giu',
);
/** What a list writes before its entries. */
export const marker = /^(?:[•▪◦‣–-]|\d+[.)]|\p{L}[.)])\s+/u;
const edges = /^[\s"'“”‘’«»()[\]{}.,:;!?]+|[\s"'“”‘’«»()[\]{}.,:;!?]+$/gu;

/** The content of a saved state; `values` are those made up in the walk at work, which may still grow. */
export function contentOf(tree: Tree, values: ReadonlySet<string> = new Set()): Content {
  const names = new Set<string>();
  const texts: string[] = [];
  collect(tree, names, texts);
  const whole = texts.join(' ').replace(/\s+/g, ' ');
  const lower = whole.toLowerCase();
  const isContent = (text: string) =>
    names.has(text) || values.has(text) || (text.length >= textLength && whole.includes(text));
  const masked = new Map<string, string>();
  let known = values.size;
  /** Names are asked for again on every screen; a new value makes what was told before doubtful. */
  const mask = (text: string) => {
    if (known !== values.size) masked.clear();
    known = values.size;
    const told = masked.get(text) ?? maskText(text, isContent);
    masked.set(text, told);
    return told;
  };
  return {
    mask,
    holds: (text) => lower.includes(text.replace(/\s+/g, ' ').trim().toLowerCase()),
  };
}

function maskText(text: string, isContent: (text: string) => boolean): string {
  if (text === '') return '';
  if (isContent(text.replace(marker, '').replace(edges, ''))) return '*';
  const words = text.split(' ');
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = contentAt(words, at, isContent);
    out.push(length > 0 ? '*' : words[at]!);
    at += Math.max(1, length);
  }
  return out
    .join(' ')
    .replace(date, '#')
    .replace(/#(?:[\s,]+#)+/g, '#');
}

/** How many words from here on are content, the longest first. A single plain word inside a name is rather the application's own. */
function contentAt(words: readonly string[], at: number, isContent: (text: string) => boolean): number {
  for (let length = Math.min(mostWords, words.length - at); length > 0; length--) {
    const bare = words
      .slice(at, at + length)
      .join(' ')
      .replace(edges, '');
    const isName = length > 1 || /\p{Lu}|\d/u.test(bare);
    if (bare !== '' && isName && isContent(bare)) return length;
  }
  return 0;
}

/** Names are short texts and keys that no schema would have: with a capital, a blank or a digit, or with a file's ending. */
function collect(tree: Tree, names: Set<string>, texts: string[]): void {
  if (typeof tree === 'string') {
    const text = tree.replace(/\s+/g, ' ').trim();
    texts.push(text);
    if (text.length <= longestName && /\p{L}/u.test(text)) {
      names.add(text);
      for (const part of partsOf(text)) names.add(part);
    }
  } else if (Array.isArray(tree)) for (const item of tree) collect(item, names, texts);
  else if (tree && typeof tree === 'object') {
    for (const [key, value] of Object.entries(tree)) {
      if (/[\p{Lu}\s\d.]/u.test(key)) {
        texts.push(key);
        names.add(key);
        names.add(key.replace(/\.\w+$/, ''));
      }
      collect(value, names, texts);
    }
  }
}

/** The members of a list that is written in one text: "soup vegan [[main dish]]", "red, blue". */
function partsOf(text: string): string[] {
  const bracketed = [...text.matchAll(/\[\[([^\]]+)\]\]/g)].map((found) => found[1]!);
  const rest = text.replace(/\[\[[^\]]+\]\]/g, ' ').trim();
  const parts = rest.includes(',') ? rest.split(/\s*,\s*/) : rest.split(/\s+/);
  const isList =
    bracketed.length > 0 || rest.includes(',') || parts.every((part) => /^\p{Ll}[\p{Ll}\d-]*$/u.test(part));
  return isList && parts.length <= 8 ? [...bracketed, ...parts.filter((part) => part.length > 2)] : bracketed;
}
