import { expect, test } from 'vitest';
import type { Effect } from '../../../records/episode/effect.ts';
import { generalise } from './generalise.ts';

const added = (path: string, after: Effect[number]['after']): Effect => [{ path: [path], kind: 'added', after }];

test('a value that is plainly made of another is said so', () => {
  const found = generalise(
    added('notes/{title}.md', { title: '{title}', slug: '{title}' }),
    [],
    [
      { values: { title: 'milk' }, effect: added('notes/milk.md', { title: 'milk', slug: 'milk' }) },
      {
        values: { title: 'Rye Bread' },
        effect: added('notes/Rye Bread.md', { title: 'Rye Bread', slug: 'rye-bread' }),
      },
    ],
  );
  expect(found).toEqual({ effect: added('notes/{title}.md', { title: '{title}', slug: '{title:slug}' }), ignored: [] });
});

test('a place that nothing explains stands for any, and what stands there alone is left out of account', () => {
  const found = generalise(
    added('notes/17.md', { title: '{title}', number: 17 }),
    [],
    [
      { values: { title: 'Milk' }, effect: added('notes/17.md', { title: 'Milk', number: 17 }) },
      { values: { title: 'Rye' }, effect: added('notes/18.md', { title: 'Rye', number: 18 }) },
    ],
  );
  expect(found).toEqual({ effect: added('notes/*.md', { title: '{title}' }), ignored: [['notes/*.md', 'number']] });
});

test('what is added to is told from what is put there', () => {
  const tag = (kind: 'added' | 'changed', after: string, before?: string): Effect => [
    { path: ['Soup', 'tags'], kind, after, ...(before !== undefined && { before }) },
  ];
  const found = generalise(
    tag('added', '{tag}'),
    [],
    [
      { values: { tag: 'hot' }, effect: tag('added', 'hot') },
      { values: { tag: 'new' }, effect: tag('changed', 'vegan new', 'vegan') },
    ],
  );
  expect(found?.effect).toEqual([{ path: ['Soup', 'tags'], kind: 'changed', after: '{before} {tag}' }]);
});

test('what stands in a file that is called after what was exported follows from that', () => {
  const file = (name: string, rest: Record<string, string>): Effect => [
    { path: [`${name}.csv`], kind: 'added', after: { name, ...rest } },
  ];
  const found = generalise(
    file('{note}', { a: '1', b: '2', c: '3', d: '4', e: '5' }),
    [],
    [
      { values: { note: 'Tea' }, effect: file('Tea', { a: '1', b: '2', c: '3', d: '4', e: '5' }) },
      { values: { note: 'Rye' }, effect: file('Rye', { a: '6', b: '7', c: '8', d: '9', e: '0', more: 'x' }) },
    ],
  );
  expect(found?.effect).toEqual(file('{note}', {}));
});

test('effects that have nothing in common are no family', () => {
  const title = (after: string): Effect => [{ path: ['title'], kind: 'changed', before: 'x', after }];
  const other: Effect = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path: [path], kind: 'removed' }));
  expect(
    generalise(
      title('{t}'),
      [],
      [
        { values: { t: 'Milk' }, effect: title('Milk') },
        { values: { t: 'Rye' }, effect: other },
      ],
    ),
  ).toBeNull();
});
