import { isNounLike, isVerb } from '../../../plans/words/verbs.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, capital, lower, withArticle } from '../plain-words.ts';
import { actSayings } from './sayings/act-sayings.ts';

/** Something is opened, and how it is got to: as itself, out of a list, by searching for it or for a text in it. */
export function ofOpening({ opened, searched, noun, commands }: Matter): string[] {
  if (opened === undefined) return [];
  const fill = (texts: readonly string[], way = '', value = '') =>
    texts.map((text) =>
      text
        .replace(/\ba N\b/g, withArticle(noun))
        .replace(/\b[ONWV]\b/g, (sign) => ({ O: asPlace(opened), N: noun, W: way, V: value })[sign]!),
    );
  const ways = commands.filter(({ name, telling, place }) => name !== '' && telling > 0.5 && place === undefined);
  if (searched !== undefined && searched !== opened) return fill(actSayings.search, '', asPlace(searched));
  // What is done first, as closing all others, is part of what is asked.
  const first = ways.find(({ name }) => isVerb(name.split(' ')[0]!) && !isNounLike(name.split(' ')[0]!));
  if (first)
    return fill(actSayings.open).map((text, i) =>
      i % 2 === 0 ? `${capital(first.name)} and ${lower(text)}` : `${text} and ${first.name}`,
    );
  return [
    ...fill(actSayings.open),
    ...(searched === opened ? fill(actSayings.found) : []),
    ...ways.slice(0, 2).flatMap(({ name }) => fill(actSayings.by, name)),
  ];
}
