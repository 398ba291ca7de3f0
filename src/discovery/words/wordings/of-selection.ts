import { isVerb } from '../../../plans/words/verbs.ts';
import { singular } from '../../singular.ts';
import { lookOf } from '../matter/look.ts';
import type { Matter } from '../matter/matter.ts';
import type { Selected } from '../matter/selected.ts';
import { asPlace, capital } from '../plain-words.ts';
import { actSayings } from './sayings/act-sayings.ts';

/** How people speak of a word, and of a paragraph by some of its words. */
const ways = {
  word: ['T', 'the word T', 'the text T', 'T in the text', 'the words T'],
  paragraph: [
    'the paragraph T',
    'the paragraph that begins with T',
    'the passage starting with T',
    'the line with T',
    'the paragraph with T in it',
    'T',
  ],
};

/** What a command does to what was selected, as requests: a look that it gets, or an act of its own. */
export function ofSelection({ selected, commands, gist, noun, places }: Matter): string[] {
  if (!selected) return [];
  const saved = gist.details[0]?.value ?? '';
  const command =
    commands.find(({ box, place }) => !box && place !== undefined && place !== selected.place) ??
    commands.find(({ box }) => !box) ??
    (saved === '' ? undefined : { name: saved, place: undefined, value: undefined });
  if (!command) return [];
  const inside =
    gist.object !== undefined && gist.object !== selected.place ? ` in the ${noun} ${asPlace(gist.object)}` : '';
  const target = (i: number) => `${targetOf(selected, i)}${inside}`;
  const given = command.place === undefined ? command.value : asPlace(command.place);
  const look = lookOf(command.name);
  /** What is set is called with and without what every look is of: "font size", "size". */
  const called = (i: number) => (given === undefined ? look : singular(i % 2 === 0 ? command.name : look));
  const say = (text: string, i: number) =>
    capital(
      text.replace(/\b[TC]\b/g, (sign) => (sign === 'T' ? target(i) : called(i))).replace(/\ba (?=[aeiou])/g, 'an '),
    );
  const others = places.filter((place) => place !== selected.place && place !== gist.object && place !== command.place);
  if (given !== undefined)
    return [
      'Set the C of T to V',
      'Change the C of T to V',
      'Give T the C V',
      'T should have the C V',
      'Put T in V, as C',
      'Make V the C of T',
      'I want T with the C V',
      'Use V as C for T',
    ].map((text, i) => say(text, i).replace(/\bV\b/, given));
  if (others.length > 0) {
    const [more = ''] = others.map(asPlace);
    return [
      'Add a C V to T',
      'Put the C V on T',
      'Give T a C that says V',
      'T needs a C: V',
      'Insert the C V at T',
      'I want a C with the text V at the end of T',
      'Attach a C to T saying V',
      'T should have the C V',
      'Let V be the C of T',
    ].map((text, i) => say(text, i).replace(/\bV\b/, more));
  }
  const verb =
    look === command.name && isVerb(look.split(' ')[0]!)
      ? ['C of T', 'C for T', 'please C on T', 'C: T', 'Can you C of T?'].map(say)
      : [];
  return [...verb, ...actSayings.look.map(say)];
}

/** What was selected, in one of the ways that people speak of it. */
export function targetOf({ is, place }: Selected, i: number): string {
  const all = ways[is];
  return all[i % all.length]!.replace(/\bT\b/, asPlace(place));
}
