import MiniSearch from 'minisearch';
import { bareWords } from '../prompt/words.ts';
import type { Index, Piece } from './piece.ts';

const idle = new Set(
  'a an the of and or in on to at by with for from that this it its is are be as i me my you your we our please can could would want should have has do does how what there here not no but now'.split(
    ' ',
  ),
);

/** Finds pieces by their words (BM25), beginnings of words and slips included: those that have at least so many of a request's words. */
export function textIndex(pieces: readonly Piece[], least = 1): Index {
  const index = new MiniSearch<{ id: number; about: string; text: string }>({
    fields: ['about', 'text'],
    processTerm: (term) => (idle.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: {
      boost: { about: 2 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 5 ? 0.15 : false),
    },
  });
  index.addAll(pieces.map(({ about, text }, id) => ({ id, about, text })));
  return async (request) => {
    const words = new Set(bareWords(request).filter((word) => !idle.has(word)));
    const found = index.search([...words].join(' '));
    return found
      .filter(({ queryTerms }) => queryTerms.length >= Math.min(least, words.size))
      .map(({ id }) => pieces[id as number]!);
  };
}
