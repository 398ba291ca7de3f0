import type { DiscoveredFamily } from '../../../records/discovered-family.ts';
import type { Statement } from '../documentation/statements.ts';
import { plainWords, singular } from '../plain-words.ts';
import type { Gist } from './gist.ts';

/** A word that so many sentences have is one of the documentation's own. */
const often = 3;
/** What stands before the name of a kind of object in a control's name: "edit this tiddler", "new flow". */
const pointing = /\b(?:this|new|a|an|the|selected|current) ([\p{L}]+)/giu;
/** Words that controls of any application point at. */
const anyones = new Set(
  'name text value field list file page tab window item one selection changes user current new'.split(' '),
);

/**
 * What the application calls its objects: what the collection is called that they are saved in, where the documentation speaks of such; else what its
 * controls point at most often ("this tiddler"), by how often the documentation has the word; else "item".
 */
export function nounsOf(
  families: readonly Pick<DiscoveredFamily, 'acts'>[],
  statements: readonly Statement[],
): (gist: Gist) => string {
  const counts = new Map<string, number>();
  for (const { words } of statements)
    for (const word of new Set(words.trim().split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const said = (noun: string) => (counts.get(noun) ?? 0) + (counts.get(`${noun}s`) ?? 0);
  const pointed = new Map<string, number>();
  for (const { acts } of families)
    for (const name of new Set(acts.map(({ control }) => control?.name.replace(/\{\w+\}/g, ' ') ?? '')))
      for (const [, word = ''] of name.matchAll(pointing)) {
        const noun = singular(word.toLowerCase());
        if (!anyones.has(noun)) pointed.set(noun, (pointed.get(noun) ?? 0) + 1);
      }
  const [usual = 'item'] = [...pointed]
    .toSorted(([a, n], [b, m]) => m * (1 + said(b)) - n * (1 + said(a)))
    .map(([noun]) => noun);
  return (gist) => {
    const collection = singular(
      plainWords(gist.in ?? '')
        .split(' ')
        .at(-1) ?? '',
    );
    const isKnown = collection.length > 2 && (statements.length === 0 || said(collection) >= often);
    return isKnown && gist.object !== undefined ? collection : usual;
  };
}
