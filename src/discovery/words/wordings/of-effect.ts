import type { Detail } from '../matter/gist.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, withArticle } from '../plain-words.ts';
import { isText, joinings, sayings, textJoinings } from './sayings.ts';

/** The change as people ask for it, in each of the ways of its kind; none where the effect alone says too little. */
export function ofEffect({ gist, noun }: Pick<Matter, 'gist' | 'noun'>): string[] {
  const { kind, object, renamed, details } = gist;
  const [first, ...rest] = details;
  const objectAs = object === undefined ? undefined : asPlace(object);
  const fill = (text: string, detail?: Detail) =>
    text
      .replace(/\ba N\b/g, withArticle(noun))
      .replace(/\b[NORFV]\b/g, (sign) => {
        if (sign === 'N') return noun;
        if (sign === 'O') return objectAs ?? `the ${noun}`;
        if (sign === 'R') return renamed === undefined ? '' : asPlace(renamed);
        if (sign === 'F') return detail?.of ?? '';
        return detail?.place === undefined ? (detail?.value ?? '') : asPlace(detail.place);
      })
      .replace(/\s+/g, ' ')
      .trim();
  const also = (i: number, more: readonly Detail[]) =>
    more
      .map((detail, j) => {
        const ways = isText.test(detail.of) ? textJoinings : joinings;
        return ` ${fill(ways[(i + j) % ways.length]!, detail)}`;
      })
      .join('');
  switch (kind) {
    case 'create':
    case 'rename':
    case 'remove':
      return sayings[kind].map((text, i) => fill(text) + also(i, details));
    case 'gain':
    case 'lose':
    case 'append':
    case 'prepend':
    case 'set': {
      if (!first || (first.place === undefined && first.value === undefined && kind === 'set')) return [];
      const of = object === undefined && kind === 'set' ? sayings.setting : sayings[kind];
      return of.map((text, i) => fill(text, first) + also(i, rest));
    }
    case 'move':
      return object === undefined ? [] : sayings.move.map((text) => fill(text));
    default:
      return [];
  }
}
