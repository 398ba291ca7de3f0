import { type Block, renderInlines } from '../../formats/blocks.ts';
import { toRequest } from '../../words/imperative.ts';
import { isInstruction, splitSentences } from '../../words/sentences.ts';
import type { ExtractRule } from '../rule.ts';
import { instructionsIn } from './list-steps.ts';

/** "! Exporting a tiddler" (or the page's title) above a paragraph that consists mostly of instructions. */
export const headingParagraph: ExtractRule = {
  name: 'heading-paragraph',
  extract: ({ page, blocks }) => {
    const sections: { heading: string; body: Block[] }[] = [{ heading: page.title, body: [] }];
    for (const block of blocks) {
      if (block.kind === 'heading') sections.push({ heading: renderInlines(block.inlines), body: [] });
      else sections.at(-1)?.body.push(block);
    }
    return sections.flatMap(({ heading, body }) => {
      const task = toRequest(heading);
      const first = body[0];
      if (task === null || first?.kind !== 'paragraph') return [];
      const text = renderInlines(first.inlines);
      const sentences = splitSentences(text);
      const told = sentences.filter((sentence) => isInstruction(sentence) || /^(?:to|if you) [^,]+, /i.test(sentence));
      if (told.length === 0 || told.length / sentences.length < 0.5 || text.endsWith(':')) return [];
      const plan = instructionsIn(
        text.replace(
          /(^|\. )(?:To|If you (?:want|wish) to) [^,.]+, ([a-z])/g,
          (_, lead, c) => `${lead}${c.toUpperCase()}`,
        ),
      );
      return [{ task, plan }];
    });
  },
};
