import { expect, test } from 'vitest';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Pattern } from '../walks/cut.ts';
import { alikeLast } from './alike-last.ts';

const pattern = (key: string, field: string, file: string) =>
  ({
    key,
    from: key,
    cuts: [
      {
        acts: [
          {
            control: { name: field, type: 'Edit' },
            function: 'set_edit_text',
            args: { text: 'x' },
          } as unknown as TriedAct,
        ],
        values: [{ act: 0, value: 'x', kind: 'text' }],
        target: [{ kind: 'changed', path: [file, key], after: 'x' }],
      },
    ],
  }) as unknown as Pattern;

test('what controls of one name do in one file comes twice in its turn, then last', () => {
  const colours = [1, 2, 3, 4].map((n) => pattern(`colour ${n}`, 'colour', 'palette'));
  const all = [...colours, pattern('title', 'title', 'site'), pattern('other', 'colour', 'site')];
  const keys = alikeLast(all, () => (text) => text).map(({ key }) => key);
  expect(keys).toEqual(['colour 1', 'colour 2', 'title', 'other', 'colour 3', 'colour 4']);
});
