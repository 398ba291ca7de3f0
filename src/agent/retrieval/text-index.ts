import MiniSearch from 'minisearch';
import type { Index, Piece } from './retrieval.ts';

const idle = new Set(
  'a an the of and or in on to at by with for from that this it its is are be as i me my you your we our please can could would want'.split(
    ' ',
  ),
);

/** Finds pieces by their words (BM25), beginnings of words and slips included. */
export function textIndex(pieces: readonly Piece[]): Index {
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
  return async (request) => index.search(request).map(({ id }) => pieces[id as number]!);
}
