import { expect, test } from 'vitest';
import { changesBetween } from '../../../effects/difference/changes.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { settled } from './settled.ts';

const between = (before: Tree, after: Tree) =>
  settled(changesBetween(before, after), before).map(({ path, kind, after }) => ({ path, kind, after }));

test.each([
  ['one line', ['old']],
  ['several lines', ['old', 'older', 'oldest']],
])('a text of %s that was replaced is changed as a whole', (_, text) => {
  expect(between({ note: { text } }, { note: { text: ['new'] } })).toEqual([
    { path: ['note', 'text'], kind: 'changed', after: ['new'] },
  ]);
});

test('a text that joins a list came, whether there was a list or not', () => {
  const came = { kind: 'added', after: 'hot' };
  expect(between({ tags: ['soup', 'vegan'] }, { tags: ['soup', 'vegan', 'hot'] })).toEqual([
    { path: ['tags', 2], ...came },
  ]);
  expect(between({}, { tags: ['hot'] })).toEqual([{ path: ['tags', 0], ...came }]);
});
