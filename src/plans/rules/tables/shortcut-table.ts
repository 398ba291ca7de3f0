import { renderInlines } from '../../formats/blocks.ts';
import { toRequest } from '../../words/imperative.ts';
import type { ExtractRule } from '../rule.ts';

/** A table of actions and their keyboard shortcuts: one task a row. */
export const shortcutTable: ExtractRule = {
  name: 'shortcut-table',
  extract: ({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind !== 'table') return [];
      const [head = [], ...rows] = block.rows.map((row) => row.map(renderInlines));
      const action = head.findIndex((cell) => /action|function|operation|command/i.test(cell));
      const keys = head.findIndex((cell) => /shortcut|keys?\b/i.test(cell));
      if (action === -1 || keys === -1) return [];
      return rows.flatMap((row) => {
        const name = row[action] ?? '';
        const task = toRequest(name) ?? (name.includes(' ') ? toRequest(`to open ${name.toLowerCase()}`) : null);
        const pressed = /\*\*[^*]+\*\*/.exec(row[keys] ?? '')?.[0];
        return task === null || pressed === undefined
          ? []
          : [{ task: `${task} with the keyboard`, plan: [`Press ${pressed}`] }];
      });
    }),
};
