import { toRequest } from '../../words/imperative.ts';
import { isInstruction, splitSteps, stripLead } from '../../words/sentences.ts';
import type { ExtractRule } from '../rule.ts';
import { sentencesOf } from './texts.ts';

const purpose =
  /^(?:(?:then|alternatively|finally|for example|so|now|and|but),? )?(?:to|in order to|if you(?:'d like| would like| want| wish| need| prefer) to|when you(?: want| wish| need)? to) ([^,]{6,110}?),\s*(?:then |just |simply |first )?(.+)$/i;
const anaphora = /^(?:then|next|from|in|on|now|finally|click|choose|select|press|enter|type|a |the |and )/i;

/** "To export all tiddlers, click …": the purpose is the task; instructions that go on from it belong to its plan. */
export const purposeSentence: ExtractRule = {
  name: 'purpose-sentence',
  extract: ({ blocks }) =>
    sentencesOf(blocks).flatMap(({ sentence, following }) => {
      const [, clause = '', act = ''] = purpose.exec(sentence) ?? [];
      const task = toRequest(clause);
      if (task === null || !isInstruction(act)) return [];
      const plan = splitSteps(stripLead(act));
      let remarks = 0;
      for (const next of following) {
        if (purpose.test(next) || remarks > 1) break;
        if (isInstruction(next) && anaphora.test(next)) plan.push(...splitSteps(next));
        else remarks++;
      }
      return [{ task, plan }];
    }),
};
