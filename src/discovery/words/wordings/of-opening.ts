import type { Matter } from '../matter/matter.ts';
import { asPlace, withArticle } from '../plain-words.ts';
import { sayings } from './sayings.ts';

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
  if (searched !== undefined && searched !== opened) return fill(sayings.search, '', asPlace(searched));
  return [
    ...fill(sayings.open),
    ...(searched === opened ? fill(sayings.found) : []),
    ...ways.slice(0, 2).flatMap(({ name }) => fill(sayings.by, `"${name}"`.replaceAll('"', ''))),
  ];
}
