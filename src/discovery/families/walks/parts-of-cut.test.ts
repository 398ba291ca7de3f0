import { expect, test } from 'vitest';
import type { Try } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { click, fill } from '../acts.fixture.ts';
import type { Cut } from './cut.ts';
import { isSeveral, partPatterns } from './parts-of-cut.ts';

const draft = 'Draft of "Tea"';

function form(fields: Record<string, string>, target: Effect): Cut {
  const typed = Object.entries(fields).map(([name, text]) => fill(name, text, draft));
  const values = typed.map(({ args }, i) => ({ value: String(args.text), act: i + 1, kind: 'text' as const }));
  return { of: { id: 'a' } as Try, acts: [click('Edit', draft), ...typed, click('Save', draft)], values, target };
}
const partsOf = (cut: Cut) =>
  partPatterns([cut], () => (text) => (text === 'Tea' ? '{o}' : text)).map(({ key, cuts }) => [
    key.replace(/^.*?in fields /, ''),
    cuts[0]!.acts.map(({ control, args }) => args.text ?? control!.name),
  ]);

test('each field of a form is a task by itself', () => {
  const cut = form({ tag: 'Fanoru', kind: 'Levima' }, [
    { path: ['Tea.md', 'tags', 0], kind: 'added', after: 'Fanoru' },
    { path: ['Tea.md', 'kind'], kind: 'changed', before: 'a', after: 'Levima' },
  ]);
  expect(isSeveral(cut)).toBe(true);
  expect(partsOf(cut)).toEqual([
    ['set_edit_text tag in Draft of "{o}", click_input Save in Draft of "{o}"', ['Edit', 'Fanoru', 'Save']],
    ['set_edit_text kind in Draft of "{o}", click_input Save in Draft of "{o}"', ['Edit', 'Levima', 'Save']],
  ]);
});

test('what a new thing is called stays with each of its fields', () => {
  const cut = form({ title: 'Kolu', text: 'Fanoru', tag: 'Levima' }, [
    { path: ['Kolu.md'], kind: 'added', after: { title: 'Kolu', text: 'Fanoru', tags: ['Levima'] } },
  ]);
  const parts = partsOf(cut).map(([, acts]) => acts);
  expect(parts).toContainEqual(['Edit', 'Kolu', 'Save']);
  expect(parts).toContainEqual(['Edit', 'Kolu', 'Fanoru', 'Save']);
  expect(parts).toContainEqual(['Edit', 'Kolu', 'Levima', 'Save']);
  expect(isSeveral({ ...cut, values: cut.values.slice(0, 2) })).toBe(false);
});

test('the value of a field stays with the name that was given to the field', () => {
  const cut = form({ title: 'Kolu', name: 'weight', value: 'Fanoru' }, [
    { path: ['Kolu.md'], kind: 'added', after: { title: 'Kolu', weight: 'Fanoru' } },
  ]);
  expect(partsOf(cut).map(([, acts]) => acts)).toContainEqual(['Edit', 'Kolu', 'Save']);
  const there = form({ tag: 'Levima', name: 'weight', value: 'Fanoru' }, [
    { path: ['Tea.md', 'weight'], kind: 'added', after: 'Fanoru' },
    { path: ['Tea.md', 'tags', 0], kind: 'added', after: 'Levima' },
  ]);
  expect(partsOf(there).map(([, acts]) => acts)).toContainEqual(['Edit', 'weight', 'Fanoru', 'Save']);
});

test('the same form is another one where something else opened it', () => {
  const cut = form({ title: 'Kolu', tag: 'Levima' }, [
    { path: ['Kolu.md'], kind: 'added', after: { title: 'Kolu', tags: ['Levima'] } },
  ]);
  const openedBy = (name: string) => ({ ...cut, acts: cut.acts.with(0, click(name, 'Tools')) });
  const cuts = ['New note', 'New picture', 'New note'].map(openedBy);
  const keys = partPatterns(cuts, () => (text) => text).map(({ key, cuts: own }) => [
    key.replace(/^.*, /, ''),
    own.length,
  ]);
  expect(keys).toContainEqual(['opened by New note', 2]);
  expect(keys).toContainEqual(['opened by New picture', 1]);
});
