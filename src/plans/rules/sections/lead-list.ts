import { renderInlines } from '../../formats/blocks.ts';
import { toRequest } from '../../words/imperative.ts';
import { splitSentences } from '../../words/sentences.ts';
import type { ExtractRule } from '../rule.ts';
import { instructionShare, listSteps } from './list-steps.ts';

const lead =
  /^(?:(?:here(?:'s| is) how|this is how|follow these steps|use these steps|the steps) |(?:so|thus|then),? )?(?:to|in order to|for|if you (?:want|wish|would like|need) to|you can|how to) (.+?)(?:,? (?:follow|do|perform|use|take|proceed|you (?:need|have|must|can|should|will)|there are|the following|these|as follows|here|simply|first)\b.*)?:$/i;

/** "To create a new tab in the sidebar:" above a list of steps. */
export const leadList: ExtractRule = {
  name: 'lead-list',
  extract: ({ blocks }) =>
    blocks.flatMap((block, i) => {
      const before = blocks[i - 1];
      if (block.kind !== 'list' || before?.kind !== 'paragraph') return [];
      const sentence = splitSentences(renderInlines(before.inlines)).at(-1) ?? '';
      const task = toRequest(lead.exec(sentence)?.[1] ?? '');
      if (task === null || instructionShare(block.items) < (block.ordered ? 0.5 : 0.7)) return [];
      return [{ task, plan: listSteps(block.items) }];
    }),
};
