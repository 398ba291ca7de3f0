import { expect, test } from 'vitest';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { chainsOf, mergesOf, widerOf } from './chain.ts';

const act = (name: string, container?: string, text?: string): TriedAct => ({
  control: { name, type: text === undefined ? 'Button' : 'Edit', ...(container && { container }) },
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  screen: '',
  ok: true,
  changed: true,
});
const note: Parameter = { name: 'note', kind: 'object', at: ['*.md', 'title'], seen: ['Tea', 'Milk'] };
const text = (name: string): Parameter => ({ name, kind: 'text', field: name, seen: ['Fanoru', 'Levima'] });
const family = (name: string, parameters: Parameter[], acts: TriedAct[], effect: Effect): DiscoveredFamily => ({
  ...{ id: name, app: 'notes', name, templates: ['kitchen'], parameters, acts, effect },
  ...{ plan: [], ignored: [], from: [name], runs: { done: 3, passed: 3 } },
});

const create = family(
  'create',
  [text('title')],
  [act('New'), act('Title', 'Draft', '{title}'), act('Save', 'Draft')],
  [{ path: ['{title}.md'], kind: 'added', after: { title: '{title}' } }],
);
const edit = (name: string, field: string, effect: Effect) =>
  family(
    name,
    [note, text('value')],
    [act('Edit', '{note}'), act(field, 'Form', '{value}'), act('Save', 'Form')],
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
      [act('New'), act(field, 'Draft', '{value}'), act('Save', 'Draft')],
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
    family(name, [note], [act('Edit', '{note}'), act(name, 'Form'), act('Save', 'Form')], rewrite.effect);
  expect(mergesOf([marking('Bold'), marking('Italic'), tag])).toEqual([]);
  const kinds = ['Body', 'Kind'].map((field) =>
    family(
      field,
      [text('value')],
      [act('New'), act(field, 'Draft', '{value}'), act('Save', 'Draft')],
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
