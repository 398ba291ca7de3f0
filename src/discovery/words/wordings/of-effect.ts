import { isSwitch, isText } from '../matter/fields.ts';
import type { Detail } from '../matter/gist.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, withArticle } from '../plain-words.ts';
import { targetOf } from './of-selection.ts';
import { filingJoinings, joinings, linkJoinings, lookJoinings, textJoinings } from './sayings/joinings.ts';
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
        const ways = waysOf(detail.of, ofText);
        return ` ${fill(ways[(i + j) % ways.length]!, i, detail)}`;
      })
      .join('');
  switch (kind) {
    case 'create':
    case 'rename':
    case 'remove': {
      const plain = (kind === 'create' && object === undefined ? sayings.make : sayings[kind]).map((text, i) =>
        joined(fill(text, i), also(i, details)),
      );
      const text = details.find(({ of, place }) => place !== undefined && isText.test(of));
      if (kind !== 'create' || object === undefined || !text || marked !== undefined) return plain;
      const others = details.filter((detail) => detail !== text);
      return [...plain, ...sayings.write.map((said, i) => joined(fill(said, i, text), also(i, others)))];
    }
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

/** What a thing is filed under in many programs. */
const isFiling = /^(?:tag|label|category|keyword|topic|group|folder)$/;

function waysOf(of: string, ofText: readonly string[]): readonly string[] {
  if (of === 'link') return linkJoinings;
  if (isText.test(of)) return ofText;
  return isFiling.test(of) ? filingJoinings : joinings;
}

/** What is said more stands before a question mark. */
const joined = (text: string, more: string) => (text.endsWith('?') ? `${text.slice(0, -1)}${more}?` : text + more);
