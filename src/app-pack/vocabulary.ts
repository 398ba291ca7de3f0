import { hashString, type Rng } from '../records/rng.ts';
import type { Vocabulary } from './family.ts';
import wordList from './words.json' with { type: 'json' };

export type VocabularySide = 'train' | 'test';

/** A quarter of all words, made-up names, numbers and codes is for tests alone; the hash decides, so nothing is stored. */
export const vocabularySide = (piece: string): VocabularySide =>
  hashString(piece.toLowerCase()) % 4 === 0 ? 'test' : 'train';

const allWords = wordList.words.flatMap((line) => line.split(' '));
const wordsOf = { train: onSide('train'), test: onSide('test') };

function onSide(side: VocabularySide): string[] {
  return allWords.filter((word) => vocabularySide(word) === side);
}

const onsets = 'b br d dr f g gr h j k kl l m n p r s st t tr v w y z'.split(' ');
const vowels = 'a a a e e e i i o o u ai ea ia'.split(' ');
const middles = ['', '', '', '', 'l', 'n', 'r'];
const ends = ['', '', 'l', 'm', 'n', 'r', 's', 'k', 'nd'];
const joining = ['of', 'and', 'for', 'the', 'with', 'in', 'to', 'on'];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * Fresh strings for parameters: common words, and now and then made-up names, numbers and codes, so that copying
 * strings never seen before is learnt. Train and test share no piece, only joining words such as "of".
 */
export function createVocabulary(rng: Rng, side: VocabularySide): Vocabulary {
  const draw = (make: () => string): string => {
    for (;;) {
      const piece = make();
      if (vocabularySide(piece) === side) return piece;
    }
  };
  const common = () => rng.pick(wordsOf[side]);
  const syllable = () => rng.pick(onsets) + rng.pick(vowels);
  const madeUp = () =>
    draw(() => {
      const first = Array.from({ length: rng.int(1, 2) }, () => syllable() + rng.pick(middles));
      return `${first.join('')}${syllable()}${rng.pick(ends)}`;
    });
  const number = () => draw(() => String(rng.int(2, 9999)).slice(0, rng.int(1, 4)));
  const letter = () => String.fromCharCode(65 + rng.int(0, 25));
  const code = () => draw(() => `${letter()}${letter()}-${rng.int(10, 999)}`);
  const word = () => (rng.next() < 0.15 ? madeUp() : common());

  const titleKinds: [weight: number, make: () => string][] = [
    [26, () => `${capital(common())} ${capital(common())}`],
    [14, () => `${common()} ${common()}`],
    [12, () => capital(common())],
    [10, () => `${capital(madeUp())} ${capital(common())}`],
    [8, () => capital(madeUp())],
    [8, () => `${capital(word())} ${number()}`],
    [8, () => `${capital(common())} ${common()} ${common()}`],
    [6, () => `${capital(common())} of ${capital(word())}`],
    [5, code],
    [3, () => `${capital(madeUp())} ${capital(madeUp())}`],
  ];
  const titles = titleKinds.flatMap(([weight, make]) => Array.from({ length: weight }, () => make));

  const phrase = (min = 3, max = 7) => {
    const length = rng.int(min, max);
    const words: string[] = [];
    while (words.length < length) {
      const inside = words.length > 0 && words.length < length - 1 && !joining.includes(words.at(-1)!);
      const chance = rng.next();
      if (inside && chance < 0.25) words.push(rng.pick(joining));
      else if (chance > 0.97) words.push(number());
      else words.push(word());
    }
    const text = words.join(' ');
    return rng.next() < 0.5 ? capital(text) : text;
  };

  return {
    word,
    title: () => rng.pick(titles)(),
    phrase,
  };
}
