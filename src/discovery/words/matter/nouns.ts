import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import { singular } from '../../singular.ts';
import type { Statement } from '../documentation/statements.ts';
import { plainWords } from '../plain-words.ts';
import type { Command } from './commands.ts';
import type { Gist } from './gist.ts';

/** A word that so many sentences have is one of the documentation's own. */
const often = 3;
/** What stands before the name of a kind of object in a control's name: "edit this tiddler", "new flow". */
const pointing = /\b(?:this|new|a|an|the|selected|current) ([\p{L}]+)/giu;
/** Words that controls of any application point at. */
const anyones = new Set(
  'name text value field list file page tab window item one selection changes user current new'.split(' '),
);

/** What objects are called: `usual` most of them, `called` in everyday words as well. */
export type Nouns = { of(gist: Gist): string; usual: string; called: readonly string[] };

/** What people call anything that has a title and a text. */
const anyText = ['page', 'note', 'entry'];

/** What "new journal" makes is a journal. */
export function nounOfCreating({ kind }: Gist, commands: readonly Command[]): string | undefined {
  if (kind !== 'create') return undefined;
  const made = commands.flatMap(
    ({ name }) => /^(?:new|create|add|insert) (?:a |an )?(\p{L}+)(?: here)?$/u.exec(name)?.[1] ?? [],
  );
  return made.find((noun) => noun !== 'here' && !anyones.has(noun));
}

/**
 * What the application calls its objects: what the collection is called that they are saved in, where the documentation speaks of such; else what its
 * controls point at most often ("this tiddler"), by how often the documentation has the word; else "document" where all is in one, or "item".
 */
export function nounsOf(
  families: readonly Pick<DiscoveredFamily, 'acts' | 'effect'>[],
  statements: readonly Statement[],
): Nouns {
  const counts = new Map<string, number>();
  for (const { words } of statements)
    for (const word of new Set(words.trim().split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const said = (noun: string) => (counts.get(noun) ?? 0) + (counts.get(`${noun}s`) ?? 0);
  const pointed = new Map<string, Set<string>>();
  for (const { acts } of families)
    for (const name of new Set(acts.map(({ control }) => control?.name.replace(/\{\w+\}/g, ' ') ?? '')))
      for (const [, word = ''] of name.matchAll(pointing)) {
        const noun = singular(word.toLowerCase());
        if (!anyones.has(noun)) pointed.set(noun, (pointed.get(noun) ?? new Set()).add(name));
      }
  const isOne = families.every(({ effect }) => effect.every(({ path }) => /^[^{}]*\.\w{2,4}$/.test(String(path[0]))));
  const least = families.length > 20 ? 2 : 1;
  const [shown = 'item'] = [...pointed]
    .filter(([, names]) => names.size >= least)
    .toSorted(([a, n], [b, m]) => m.size * (1 + said(b)) - n.size * (1 + said(a)))
    .map(([noun]) => noun);
  const usual = isOne ? 'document' : shown;
  const hasText = families.some(({ effect }) =>
    effect.some((change) => /"(?:text|body|content)"/.test(JSON.stringify(change))),
  );
  const of = (gist: Gist) => {
    if (gist.noun !== undefined) return gist.noun;
    if (isOne) return usual;
    const collection = singular(
      plainWords(gist.in ?? '')
        .split(' ')
        .at(-1) ?? '',
    );
    const isKnown = collection.length > 2 && (statements.length === 0 || said(collection) >= often);
    return isKnown && gist.object !== undefined ? collection : usual;
  };
  return { of, usual, called: hasText && !isOne ? anyText.filter((noun) => noun !== usual) : [] };
}
