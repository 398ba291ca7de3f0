import type { Lexicon } from './lexicon.ts';

/** For tests: a lexicon that knows nothing. */
export const emptyLexicon: Lexicon = {
  acted: {},
  verbs: [],
  keys: [],
  texts: [],
  quoted: [],
  literals: [],
  said: [],
  patterns: [],
};
