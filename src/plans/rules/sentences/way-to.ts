import { toRequest } from '../../words/imperative.ts';
import { splitSteps } from '../../words/sentences.ts';
import { baseOfGerund } from '../../words/verbs.ts';
import type { ExtractRule } from '../rule.ts';
import { sentencesOf } from './texts.ts';

const way = /\b(?:way|method) (?:to|of|for) (.{5,90}?) is (?:to|by) (?:simply |just )?(.+?)[.;:]?$/i;

/** "The easiest way to create a journal tiddler is to use the "new journal" button". */
export const wayTo: ExtractRule = {
  name: 'way-to',
  extract: ({ blocks }) =>
    sentencesOf(blocks).flatMap(({ sentence }) => {
      const [, clause = '', act = ''] = way.exec(sentence) ?? [];
      const task = toRequest(`to ${clause}`) ?? toRequest(clause);
      const [first = '', ...rest] = act.split(' ');
      const step = toRequest(`to ${[baseOfGerund(first) ?? first, ...rest].join(' ')}`);
      return task === null || step === null ? [] : [{ task, plan: splitSteps(step) }];
    }),
};
