import { expect, test } from 'vitest';
import { families } from './families.ts';
import type { Tiddler, WikiState } from './state.ts';

const familyOf = (name: string) => families.find((family) => family.name === name)!;
const made = (tiddler: Partial<Tiddler> & { title: string }): WikiState => ({
  tiddlers: { [tiddler.title]: { text: '', tags: [], fields: {}, ...tiddler } },
});
const empty: WikiState = { tiddlers: {} };
const passes = (name: string, after: WikiState, params: Record<string, string>, before = empty) =>
  familyOf(name).verify({ before, after, params }).pass;

test.each([
  ['; Peel\n: the skin', true],
  [';Peel\n:the skin\n', true],
  ['; Peel\n\n: the skin', false],
  ['; Peel\n: the skin of it', false],
  ['Peel: the skin', false],
])('the definition list %j', (text, pass) => {
  const params = { title: 'Words', term: 'Peel', definition: 'the skin' };
  expect(passes('create-definition', made({ title: 'Words', text }), params)).toBe(pass);
});

test.each([
  ['[img width=300 [a.png]]', true],
  ['[img width="300" [a.png]]', true],
  ['[img width="300"[a.png]]', true],
  ['[img width=300[a.png]]', false],
  ['[img width=30 [a.png]]', false],
  ['[img width=300 [axpng]]', false],
  ['[img[a.png]]', false],
])('the sized image %s', (text, pass) => {
  const params = { title: 'View', image: 'a.png', width: '300' };
  expect(passes('create-with-sized-image', made({ title: 'View', text }), params)).toBe(pass);
});

const noon = new Date(2026, 10, 2, 12);
const created = noon.toISOString().replace(/\D/g, '');
const format = (text: string) => made({ title: '$:/config/NewJournal/Title', text });

test.each<[string, boolean, WikiState?]>([
  ['2nd November 2026', true],
  ['3rd November 2026', false],
  ['Plans for 2026', false],
  ['2nd November 2026', false, format('YYYY-0MM-0DD')],
  ['2026-11-02', true, format('YYYY-0MM-0DD')],
  ['Monday, 2 November 2026', true, format('DDD, DD MMM YYYY')],
])('"%s" as the title of a journal of today', (title, pass, before = empty) => {
  const entry = made({ title, text: 'Rain', tags: ['Journal'], fields: { created } });
  const after = { tiddlers: { ...before.tiddlers, ...entry.tiddlers } };
  expect(passes('new-journal', after, { text: 'Rain' }, before)).toBe(pass);
});

test.each<[Record<string, string>, boolean]>([
  [{ 'Soup.tid': 'title: Soup\n\nBoil it' }, true],
  [{ 'Soup.tid': 'title: Soup\n\nBoil it', 'Cake.tid': 'title: Cake\n\n' }, false],
  [{}, false],
])('the export of a tiddler with %j', (exports, pass) => {
  const before = made({ title: 'Soup', text: 'Boil it' });
  const params = { title: 'Soup', at: 'open', format: 'TID text file' };
  expect(passes('export-tiddler', { ...before, exports }, params, before)).toBe(pass);
});
