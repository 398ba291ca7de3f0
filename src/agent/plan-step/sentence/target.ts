import type { ControlTypeName } from '../../../records/screen/control.ts';
import { place, putBackQuotes } from './quotes.ts';
import { kindNouns } from './words.ts';

/** What a plan step says about a control. */
export type Target = {
  /** Names it may have, the likeliest first; empty when only its kind is said. */
  names: string[];
  /** Types that the words ask for ("button", "box"); empty when they ask for none. */
  kinds: ControlTypeName[];
  /** Which of those that fit alike, from 1 in the order on screen, -1 the last; where the words count them. */
  nth?: number;
  /** Where it stands: quoted places have to hold, others are a preference, but a `part` of the screen has to be there. */
  within: { name: string; quoted: boolean; row?: boolean; part?: boolean }[];
};

const preposition =
  /\s+(?:of|in|on|under|for|from|inside|within|at|below|above|beside|next to|beneath|belonging to)\s+/;
const nouns = Object.keys(kindNouns).sort((a, b) => b.length - a.length);
const thing =
  /\b(?:tiddler|page|note|dialog|window|panel|section|toolbar|entry|row|item|tag|article|document|file|region|draft)\b/g;

/** Words for what stands in a box: the box itself is meant. */
const contents = /^(?:the |its )?(?:text|contents?|value|words|existing text|current (?:text|value|name))$/i;

/** Reads `the "done" button of the tiddler "X"`: name, kind of control, where. */
export function parseTarget(skeleton: string, parts: readonly string[]): Target {
  const [first = '', ...others] = skeleton.trim().split(preposition);
  const [head = '', ...rest] = others[0] && contents.test(first) ? others : [first, ...others];
  const within = rest.map((phrase) => qualifier(phrase, parts)).filter((where) => where.name !== '');
  const words = withoutArticles(head);
  const noun = nouns.find((candidate) => new RegExp(`(?:^|\\s)${candidate}$|^${candidate}\\s`).test(words));
  const kinds = noun ? kindNouns[noun]! : [];
  const quoted = place.exec(words);
  const nth = nthIn(words);
  if (quoted) return { names: [parts[Number(quoted[1])]!], kinds, within, ...(nth && { nth }) };
  const bare = noun ? words.replace(new RegExp(`(?:^|\\s)${noun}$|^${noun}\\s`), '').trim() : words;
  const names = [...new Set([bare || (noun?.split(' ')[0] ?? ''), words])]
    .filter(Boolean)
    .map((name) => putBackQuotes(name, parts));
  return { names, kinds, within };
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** What the word before a quoted name counts. */
function nthIn(words: string): number | undefined {
  const word = /^([\w-]+)\s(?:[\w-]+\s)?«/.exec(words)?.[1] ?? '';
  const digits = /^(\d+)(?:st|nd|rd|th)$/.exec(word);
  if (digits) return Number(digits[1]);
  return word === 'last' ? -1 : ordinals.indexOf(word) + 1 || undefined;
}

function qualifier(phrase: string, parts: readonly string[]): Target['within'][number] {
  const quoted = place.exec(phrase);
  if (quoted) return { name: parts[Number(quoted[1])]!, quoted: true, ...(/\brow\b/.test(phrase) && { row: true }) };
  const words = withoutArticles(phrase).replace(thing, '').trim();
  const noun = nouns.find((candidate) => words.endsWith(` ${candidate}`));
  const name = noun ? words.slice(0, -noun.length).trim() : words;
  return { name, quoted: false, ...(/\b(?:section|dialog|group)\b/.test(phrase) && { part: true }) };
}

function withoutArticles(words: string): string {
  return words
    .toLowerCase()
    .replace(/\b(?:the|a|an|this|that|its|your|new tiddler's|tiddler's)\s+/g, (word) =>
      word.startsWith('new') ? word : '',
    )
    .replace(/\s+(?:called|named|labelled|titled)\b/g, '')
    .trim();
}
