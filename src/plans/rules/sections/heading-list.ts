import { renderInlines } from '../../formats/blocks.ts';
import { toRequest } from '../../words/imperative.ts';
import type { ExtractRule } from '../rule.ts';
import { instructionShare, listSteps } from './list-steps.ts';

/** "! Creating a tiddler" (or the page's title) above a list of steps. */
export const headingList: ExtractRule = {
  name: 'heading-list',
  extract: ({ page, blocks }) => {
    const found: { task: string; plan: string[] }[] = [];
    let heading = page.title;
    let lead = 0;
    for (const block of blocks) {
      if (block.kind === 'heading') {
        heading = renderInlines(block.inlines);
        lead = 0;
      } else if (block.kind === 'list' && lead <= 2) {
        const task = toRequest(heading);
        const enough = block.ordered ? 0.5 : 0.8;
        if (task !== null && instructionShare(block.items) >= enough)
          found.push({ task, plan: listSteps(block.items) });
        lead = 3;
      } else lead++;
    }
    return found;
  },
};
