import { expect, test } from 'vitest';
import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Effect } from '../../../../records/episode/effect.ts';
import { click, fill, press, select } from '../../acts.fixture.ts';
import { namesIn } from '../../walks/saved-names.ts';
import { fixed } from '../fixed.ts';
import { sketchOf } from './sketch.ts';

const state = {
  'notes/Rye Bread.md': { title: 'Rye Bread', tags: ['fruit'] },
  'notes/Milk.md': { title: 'Milk', tags: [] },
};
const sketch = (acts: TriedAct[], effect: Effect) => {
  const values = acts.flatMap(({ args }, act) =>
    'text' in args ? [{ value: `${args.text}`, act, kind: 'text' as const }] : [],
  );
  return sketchOf({ acts, values, effect }, namesIn(state));
};

test('a value that was given and an object that was acted on become places, in acts and effect alike', () => {
  const found = sketch(
    [click('Edit', 'Rye Bread'), fill('Tag name', 'Fanoru'), click('Save {all}', 'Draft of "Rye Bread"')],
    [{ path: ['notes/Rye Bread.md', 'tags', '*'], kind: 'added', after: 'Fanoru' }],
  );
  expect(found.parameters).toEqual([
    { name: 'note', kind: 'object', at: ['notes/*.md', 'title'], seen: ['Rye Bread'] },
    { name: 'tagName', kind: 'text', field: 'Tag name', seen: ['Fanoru'] },
  ]);
  expect(found.effect).toEqual([{ path: ['notes/{note}.md', 'tags', '*'], kind: 'added', after: '{tagName}' }]);
  expect(found.acts.map(({ control, args }) => [control?.name, control?.container, args.text])).toEqual([
    ['Edit', '{note}', undefined],
    ['Tag name', undefined, '{tagName}'],
    ['Save {{all}}', 'Draft of "{note}"', undefined],
  ]);
  const one = fixed(found, ({ name }) => name === 'note');
  expect(one.effect[0]!.path).toEqual(['notes/Rye Bread.md', 'tags', '*']);
  expect(one.parameters.map(({ name }) => name)).toEqual(['tagName']);
});

test('what is not in the effect is no parameter', () => {
  const found = sketch(
    [fill('Search', 'Fanoru'), click('Delete Milk')],
    [{ path: ['notes/Milk.md'], kind: 'removed' }],
  );
  expect(found.parameters.map(({ name }) => name)).toEqual(['note']);
  expect(found.acts[0]!.args.text).toBe('Fanoru');
  expect(found.acts[1]!.control?.name).toBe('Delete {note}');
});

test('what was there stays, and a slug is told from the value that it is made of', () => {
  const found = sketch(
    [fill('Title', 'Fanoru Mika')],
    [
      { path: ['log'], kind: 'changed', before: 'old', after: 'old, Fanoru Mika' },
      { path: ['pages/fanoru-mika.html'], kind: 'added', after: '' },
    ],
  );
  expect(found.effect.map(({ path, after }) => [path[0], after])).toEqual([
    ['log', '{before}, {title}'],
    ['pages/{title:slug}.html', ''],
  ]);
});

test('which text of a list was removed is said by the text, and a word belongs to the text that it stands in', () => {
  const names = namesIn({ 'notes/Tea.md': { tags: ['hot'], text: ['Boil some water first.'] } });
  const removed = sketchOf(
    {
      acts: [click('remove hot', 'Tea')],
      values: [],
      effect: [{ path: ['notes/Tea.md', 'tags', 0], kind: 'removed', before: 'hot' }],
    },
    names,
  );
  expect(removed.effect).toEqual([{ path: ['notes/{note}.md', 'tags', '*'], kind: 'removed', before: '{tag}' }]);
  const marked = sketchOf(
    {
      acts: [select('water', 'text', 'Tea'), click('bold', 'Tea')],
      values: [],
      effect: [
        {
          path: ['notes/Tea.md', 'text', 0],
          kind: 'changed',
          before: 'Boil some water first.',
          after: 'Boil some **water** first.',
        },
      ],
    },
    names,
  );
  expect(marked.effect).toEqual([
    { path: ['notes/{note}.md', 'text', '*'], kind: 'changed', after: '{head}**{word}**{tail}' },
  ]);
  expect(marked.parameters.find(({ word }) => word)?.at).toEqual(['notes/{note}.md', 'text', '*']);
});

test('what is typed over a word, or made of it, is said by the word', () => {
  const text = 'Rye bread wants a warm oven.';
  const after = (made: string): Effect => [
    { path: ['a.odt', 'text'], kind: 'changed', before: text, after: text.replace('warm', made) },
  ];
  const names = namesIn({ 'a.odt': { text } });
  const over = sketchOf(
    {
      acts: [select('warm'), press('Fanoru')],
      values: [{ value: 'Fanoru', act: 1, kind: 'text' }],
      effect: after('Fanoru'),
    },
    names,
  );
  expect(over.effect[0]!.after).toBe('{head}{word} ⟶ {value}{tail}');
  expect(over.acts.map(({ args }) => args)).toEqual([{ text: '{word}' }, { keys: '{value}' }]);
  const path = ['a.odt', 'body', { key: 'runs', is: text }, 'runs', { key: 'text', is: 'warm' }, 'bold'];
  const bold = sketchOf(
    { acts: [select('warm')], values: [], effect: [{ path, kind: 'added', after: 'true' }] },
    names,
  );
  expect(bold.effect[0]!.path.slice(2)).toEqual(['*', 'runs', { key: 'text', is: '{word}' }, 'bold']);
  const upper = sketchOf({ acts: [select('warm'), click('Upper case')], values: [], effect: after('WARM') }, names);
  expect(upper.effect[0]!.after).toBe('{head}{word} ⟶ {word:upper}{tail}');
});

test('the row and the table of a cell that is named are any', () => {
  const path = [
    'a.odt',
    'body',
    { key: 'name', is: 'Hours' },
    'rows',
    2,
    'cells',
    { key: 'of', is: 'Milk' },
    'of',
    0,
    'bold',
  ];
  const found = sketch([select('Milk'), click('Bold')], [{ path, kind: 'added', after: 'true' }]);
  expect(found.effect[0]!.path).toEqual([
    'a.odt',
    'body',
    '*',
    'rows',
    '*',
    'cells',
    { key: 'of', is: '{value}' },
    'of',
    0,
    'bold',
  ]);
});

test('a word is found where no blank parts it from the next', () => {
  const text = 'おはようございます、皆さん。';
  const names = namesIn({ 'a.txt': [text] });
  const effect: Effect = [
    { path: ['a.txt', '*'], kind: 'changed', before: text, after: '**おはようございます**、皆さん。' },
  ];
  const { parameters } = sketchOf({ acts: [select('おはようございます'), click('Bold')], values: [], effect }, names);
  expect(parameters.map(({ word, seen }) => [word, seen])).toEqual([[true, ['おはようございます']]]);
});
