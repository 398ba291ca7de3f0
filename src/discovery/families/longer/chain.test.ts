import { expect, test } from 'vitest';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { click, fill } from '../acts.fixture.ts';
import { chainsOf, mergesOf, widerOf } from './chain.ts';
import { family, note, text } from './found.fixture.ts';

const create = family(
  'create',
  [text('title')],
  [click('New'), fill('Title', '{title}', 'Draft'), click('Save', 'Draft')],
  [{ path: ['{title}.md'], kind: 'added', after: { title: '{title}' } }],
);
const edit = (name: string, field: string, effect: Effect) =>
  family(
    name,
    [note, text('value')],
    [click('Edit', '{note}'), fill(field, '{value}', 'Form'), click('Save', 'Form')],
    effect,
  );
const tag = edit('tag', 'Tag', [{ path: ['{note}.md', 'tags', '*'], kind: 'added', after: '{value}' }]);
const rewrite = edit('rewrite', 'Text', [{ path: ['{note}.md', 'text'], kind: 'changed', after: '{value}' }]);

test('two fields of one form are filled before it is confirmed once', () => {
  const [merge, ...more] = mergesOf([create, tag, rewrite]);
  expect(more).toEqual([]);
  expect(merge!.acts.map(({ control, args }) => args.text ?? control!.name)).toEqual([
    'Edit',
    '{value}',
    '{value2}',
    'Save',
  ]);
  expect(merge!.parameters.map(({ name }) => name)).toEqual(['note', 'value', 'value2']);
  expect(merge!.values.value).not.toBe(merge!.values.value2);
});

test('two forms that are opened in one place are not one form', () => {
  const from = (opener: string, field: string) =>
    family(
      opener,
      [text('value')],
      [click('Tools'), click(opener, 'Bar'), fill(field, '{value}', 'Draft'), click('Save', 'Draft')],
      [{ path: ['{value}.md'], kind: 'added', after: { [field]: '{value}' } }],
    );
  expect(mergesOf([from('New note', 'Title'), from('New image', 'Size')])).toEqual([]);
  expect(mergesOf([from('New note', 'Title'), from('New note', 'Size')])).toHaveLength(1);
});

test('a link of a form that puts in a prepared text is no field of it', () => {
  const prepared = family(
    'prepared',
    [note],
    [click('Edit', '{note}'), click('Table', 'Form', 'Hyperlink'), click('Save', 'Form')],
    [{ path: ['{note}.md', 'text'], kind: 'changed', after: '| |' }],
  );
  expect(mergesOf([tag, prepared])).toEqual([]);
});

test('the second works on what the first makes', () => {
  const chains = chainsOf([create, tag]);
  expect(chains.map(({ names }) => names)).toEqual([['create', 'tag']]);
  expect(chains[0]!.acts[3]).toMatchObject({ control: { name: 'Edit', container: '{title}' } });
  expect(chains[0]!.parameters.map(({ name }) => name)).toEqual(['title', 'value']);
});

test('a name for what is made and one of its fields make one, though without the name it is called otherwise; then comes a third field', () => {
  const blank = (name: string, field: string) =>
    family(
      name,
      [text('value')],
      [click('New'), fill(field, '{value}', 'Draft'), click('Save', 'Draft')],
      [{ path: ['New note.md'], kind: 'added', after: { title: 'New note', [field]: '{value}' } }],
    );
  const [body, kind] = [blank('body', 'Body'), blank('kind', 'Kind')];
  const fields = ({ acts }: { acts: TriedAct[] }) => acts.slice(1, -1).map(({ control }) => control!.name);
  expect(mergesOf([body, kind, create]).map(fields)).toEqual([
    ['Body', 'Title'],
    ['Kind', 'Title'],
    ['Body', 'Kind'],
  ]);
  const [merge] = mergesOf([create, body]);
  const { acts, parameters, key } = merge!;
  const both = { ...family('both', parameters, acts, create.effect), id: key, chain: ['create', 'body'] };
  expect(widerOf([create, body, kind, both]).map(fields)).toEqual([['Title', 'Body', 'Kind']]);
});

test('two marks around one word are no longer task; what names something new and what changes something come in turn', () => {
  const marking = (name: string) =>
    family(name, [note], [click('Edit', '{note}'), click(name, 'Form'), click('Save', 'Form')], rewrite.effect);
  expect(mergesOf([marking('Bold'), marking('Italic'), tag])).toEqual([]);
  const kinds = ['Body', 'Kind'].map((field) =>
    family(
      field,
      [text('value')],
      [click('New'), fill(field, '{value}', 'Draft'), click('Save', 'Draft')],
      [{ path: ['New note.md'], kind: 'added', after: { title: 'New note', [field]: '{value}' } }],
    ),
  );
  const named = ({ names }: { names: string[] }) => names.join(' + ');
  expect(mergesOf([create, ...kinds, tag, rewrite]).map(named)).toEqual([
    'create + Body',
    'tag + rewrite',
    'create + Kind',
    'Body + Kind',
  ]);
});
