import { renderInlines } from '../../formats/blocks.ts';
import { toRequest } from '../../words/imperative.ts';
import type { ExtractRule } from '../rule.ts';

/** The application's own tooltips: "Clone/Caption: clone" with "Clone/Hint: Clone this tiddler". */
export const captionHint: ExtractRule = {
  name: 'caption-hint',
  extract: ({ page, blocks }) => {
    const texts = new Map(
      blocks.flatMap((block) =>
        block.kind === 'table'
          ? block.rows.map((row) => [renderInlines(row[0] ?? []), renderInlines(row[1] ?? [])] as const)
          : [],
      ),
    );
    const noun = /tab|sidebar|controlpanel|info/i.test(page.title) ? 'tab' : 'button';
    return [...texts].flatMap(([key, caption]) => {
      const nested = key.split('/').length > 2;
      if (noun === 'tab' && nested) return [];
      const hint = key.endsWith('/Caption') ? texts.get(key.replace(/Caption$/, 'Hint')) : undefined;
      const task = hint === undefined ? null : toRequest(hint);
      return task === null ? [] : [{ task, plan: [`${noun === 'tab' ? 'Open' : 'Click'} the "${caption}" ${noun}`] }];
    });
  },
};
