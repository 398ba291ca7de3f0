import { isSwitch, isText } from '../matter/fields.ts';
import type { Detail } from '../matter/gist.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, withArticle } from '../plain-words.ts';
import { targetOf } from './of-selection.ts';
import { joinings, linkJoinings, lookJoinings, textJoinings } from './sayings/joinings.ts';
import { ofState } from './sayings/of-states.ts';
import { sayings } from './sayings/sayings.ts';

/** The change as people ask for it, in each of the ways of its kind; none where the effect alone says too little. */
export function ofEffect({
  gist,
  noun,
  called,
  marked,
  selected,
}: Pick<Matter, 'gist' | 'noun' | 'called' | 'marked' | 'selected'>): string[] {
  const { kind, object, renamed, details } = gist;
  const [first, ...rest] = details;
  const objectAs = object === undefined ? undefined : asPlace(object);
  /** Every third saying has an everyday name of such an object. */
  const nouns = called.length === 0 ? [noun] : called.flatMap((other) => [noun, noun, other]);
  const fill = (text: string, i: number, detail?: Detail) =>
    text
      .replace(/\ba(?= (?:new )?N\b)/g, () => (/ new N\b/.test(text) ? 'a' : withArticle(nounAt(i)).split(' ')[0]!))
      .replace(/\bthe N O\b/g, (said) => (object === undefined && selected ? 'O' : said))
      .replace(/\bF(?=s\b)/g, () => calledAt(i, detail))
      .replace(/\b[NORFVL]\b/g, (sign) => {
        if (sign === 'N') return nounAt(i);
        if (sign === 'L') return marked ?? '';
        if (sign === 'O') return objectAs ?? (selected ? targetOf(selected, i) : `the ${nounAt(i)}`);
        if (sign === 'R') return renamed === undefined ? '' : asPlace(renamed);
        if (sign === 'F') return calledAt(i, detail);
        return detail?.place === undefined ? (detail?.value ?? '') : asPlace(detail.place);
      })
      .replace(/\s+/g, ' ')
      .trim();
  const calledAt = (i: number, detail?: Detail) => (i % 2 === 0 ? detail?.of : (detail?.alias ?? detail?.of)) ?? '';
  const nounAt = (i: number) => nouns[i % nouns.length]!;
  const also = (i: number, more: readonly Detail[]) =>
    more
      .map((detail, j) => {
        const ofText = marked === undefined || j > 0 ? textJoinings : lookJoinings;
        const ways = detail.of === 'link' ? linkJoinings : isText.test(detail.of) ? ofText : joinings;
        return ` ${fill(ways[(i + j) % ways.length]!, i, detail)}`;
      })
      .join('');
  switch (kind) {
    case 'create':
    case 'rename':
    case 'remove':
      return (kind === 'create' && object === undefined ? sayings.make : sayings[kind]).map((text, i) =>
        joined(fill(text, i), also(i, details)),
      );
    case 'gain':
    case 'lose':
    case 'append':
    case 'prepend':
    case 'set': {
      if (!first || (first.place === undefined && !first.value)) return [];
      // What is turned on or off is told by its control.
      if (kind === 'set' && object === undefined && isSwitch.test(first.value ?? '')) return [];
      const state = kind === 'set' || kind === 'lose' ? ofState(first, kind === 'lose') : null;
      const of = state ?? (object === undefined && !selected && kind === 'set' ? sayings.setting : sayings[kind]);
      return of.map((text, i) => joined(fill(text, i, first), also(i, rest)));
    }
    case 'move':
      return object === undefined ? [] : sayings.move.map((text, i) => fill(text, i));
    default:
      return [];
  }
}

/** What is said more stands before a question mark. */
const joined = (text: string, more: string) => (text.endsWith('?') ? `${text.slice(0, -1)}${more}?` : text + more);
