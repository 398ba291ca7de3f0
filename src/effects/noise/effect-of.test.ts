import { expect, test } from 'vitest';
import { effectOf } from './effect-of.ts';
import { noiseOf } from './noise-of.ts';

const note = (text: string, more = {}) => ({ text, modified: '20260101120000123', revision: 1, ...more });
const before = {
  'notes/a.json': note('one'),
  'notes/b.json': note('two'),
  'settings.json': { open: ['a'], theme: 'light' },
};
/** An application that counts, writes times and remembers what is open. */
const saved = (name: string, text: string, run: number) => ({
  ...before,
  [`notes/${name}.json`]: note(text, { modified: `2026010112050${run}123`, revision: 1 + run }),
  'settings.json': { open: [name], theme: 'light' },
});

test('what two equal runs do not share is noise, in every member of its kind; what differs else is the effect', () => {
  const noise = noiseOf([
    { did: 'a', before, after: saved('a', 'ONE', 1) },
    { did: 'a', before, after: saved('a', 'ONE', 2) },
    { did: 'b', before, after: saved('b', 'TWO', 1) },
    { did: 'b', before, after: saved('b', 'TWO', 3) },
  ]);
  expect(noise.places).toEqual([['notes/*.json', 'revision']]);
  expect(effectOf(before, saved('c', 'new', 7), noise)).toEqual([
    { path: ['notes/c.json'], kind: 'added', after: { text: 'new' } },
    { path: ['settings.json', 'open', 0], kind: 'changed', before: 'a', after: 'c' },
  ]);
});

test('what is changed by doing nothing is bookkeeping: it counts where nothing else was changed', () => {
  const opened = (name: string) => ({ ...before, 'settings.json': { open: [name], theme: 'light' } });
  const noise = noiseOf([{ did: '', before, after: opened('start') }]);
  expect(effectOf(before, opened('start'), noise)).toEqual([]);
  expect(effectOf(before, opened('b'), noise)).toHaveLength(1);
  const after = { ...opened('b'), 'notes/b.json': note('TWO') };
  expect(effectOf(before, after, noise).map(({ path }) => path)).toEqual([['notes/b.json', 'text']]);
  const opening = noiseOf([
    { did: 'x', laid: before, before: opened('start'), after: { ...opened('b'), 'notes/b.json': note('TWO') } },
  ]);
  expect(effectOf(opened('start'), after, opening).map(({ path }) => path)).toEqual([['notes/b.json', 'text']]);
});

test('new random ids have the same names in equal runs, as keys and where they are referred to; typed values stay', () => {
  const flows = { 'flows.json': [{ id: '3fa94c0d12ab77e1', type: 'tab', label: 'One' }] };
  const run = (id: string, child: string) => ({
    'flows.json': [
      ...flows['flows.json'],
      { id, type: 'tab', label: 'zq81xk27ab' },
      { id: child, type: 'inject', z: id, wires: { [`to_${id}`]: id } },
    ],
  });
  const [first, second] = [run('b1c2d3e4f5a60718', '90ab12cd34ef5a6b'), run('0a1b2c3d4e5f6a7b', 'ff00aa11bb22cc33')];
  const typed = ['zq81xk27ab'];
  expect(effectOf(flows, first, undefined, typed)).toEqual(effectOf(flows, second, undefined, typed));
  expect(effectOf(flows, first, undefined, typed)[0]).toMatchObject({
    path: ['flows.json', { key: 'label', is: 'zq81xk27ab' }],
    after: { id: '(id 1)' },
  });
});

test('a file that is called otherwise and holds nearly the same was moved', () => {
  const page = (title: string) => ({
    title,
    text: ['A long text about the garden in spring', 'and in autumn'],
    tags: [],
  });
  expect(effectOf({ 'Old.tid': page('Old') }, { 'New.tid': page('New') })).toEqual([
    { path: ['New.tid'], kind: 'moved', from: ['Old.tid'], before: 'Old.tid', after: 'New.tid' },
    { path: ['New.tid', 'title'], kind: 'changed', before: 'Old', after: 'New' },
  ]);
});

test('of a large document that came, the largest parts are told by size and hash alone, and another is another', () => {
  const book = (word: string) => ({
    title: 'Book',
    pages: Array.from({ length: 3000 }, (_, i) => `${word} of page ${i}`),
  });
  const [first, again, other] = ['text', 'text', 'song'].map((word) => effectOf({}, { 'book.json': book(word) }));
  expect(first).toMatchObject([
    { kind: 'added', after: { title: 'Book', pages: expect.stringMatching(/^\(\d+ characters, /) } },
  ]);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('what comes with most of what is done, whatever that is, is bookkeeping', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const after = (name: string, i: number) => ({
    'notes/a.json': note('one', { [name]: true }),
    'settings.json': { open: [...names.slice(i), 'a'], theme: 'light' },
  });
  const runs = names.map((did, i) => ({ did, before, after: { ...before, ...after(did, i) } }));
  const noise = noiseOf(runs);
  expect(noise.side).toEqual([['settings.json', 'open']]);
  expect(effectOf(before, { ...before, ...after('z', 2) }, noise)).toEqual([
    { path: ['notes/a.json', 'z'], kind: 'added', after: true },
  ]);
});

test('where a document is scrolled to is noise, and what stands beside it bookkeeping; a number that is all that was changed is neither', () => {
  const book = (name: string, text: string, [left, top, zoom]: number[]) => ({
    [`${name}.book`]: { notes: { [text]: text }, view: { left: left!, top: top!, zoom: zoom! } },
  });
  const runs = ['a', 'b', 'c', 'd', 'e'].map((did, i) => {
    const view = i < 2 ? [1, 2 + i, 100] : [3 + i, 2, 100];
    return { did, before: book(did, 'old', [1, 2, 100]), after: book(did, `new ${did}`, view) };
  });
  const noise = noiseOf(runs);
  const changed = (text: string, view: number[]) =>
    effectOf(book('z', 'old', [1, 2, 100]), book('z', text, view), noise).map(({ path }) => path.slice(1));
  expect(changed('newer', [9, 9, 150])).toEqual([['notes', 'newer']]);
  expect(changed('old', [9, 9, 150])).toEqual([['view', 'zoom']]);
  const counters = runs.map(({ did }, i) => {
    const after = book(did, 'old', i % 2 ? [2 + i, 2, 100] : [1, 3 + i, 100]);
    return { did, before: book(did, 'old', [1, 2, 100]), after };
  });
  expect(noiseOf(counters).places).toEqual([]);
});

test('the history that a database keeps beside its rows is bookkeeping', () => {
  const base = (amount: number, versions: number) => ({
    'shop.db': {
      bill: [{ id: 1, amount }],
      bill_version: Array.from({ length: versions }, (_, i) => ({ id: 1, amount: 10 + i, change_id: i + 1 })),
      item: [{ id: 1, price: 5 }],
      item_version: [{ id: 1, price: 5, change_id: 1 }],
      change: Array.from({ length: versions }, (_, i) => ({ id: i + 1 })),
      log: [{ id: 1, text: 'of the ship' }],
    },
  });
  const noise = noiseOf([{ did: 'a', before: base(10, 1), after: base(11, 2) }]);
  expect(noise.side).toEqual([
    ['shop.db', 'bill_version'],
    ['shop.db', 'item_version'],
    ['shop.db', 'change'],
  ]);
  expect(effectOf(base(10, 1), base(12, 2), noise).map(({ path }) => path.at(-1))).toEqual(['amount']);
});
