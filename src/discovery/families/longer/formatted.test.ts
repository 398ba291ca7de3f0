import { expect, test } from 'vitest';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { formattedOf } from './formatted.ts';

const act = (name: string, container: string, text?: string): TriedAct => ({
  control: { name, type: text === undefined ? 'Button' : 'Edit', container },
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  screen: '',
  ok: true,
  changed: true,
});
const select = (name: string, container: string, text: string): TriedAct => ({
  ...act(name, container, text),
  function: 'select_text',
});
const family = (name: string, parameters: Parameter[], acts: TriedAct[], effect: Effect): DiscoveredFamily => ({
  ...{ id: name, app: 'notes', name, templates: ['kitchen'], parameters, acts, effect },
  ...{ plan: [], ignored: [], from: [name], runs: { done: 3, passed: 3 } },
});
const text = (name: string): Parameter => ({ name, kind: 'text', field: name, seen: ['Fanoru', 'Levima'] });
const note: Parameter = { name: 'note', kind: 'object', at: ['*.md', 'title'], seen: ['Tea', 'Milk'] };
const word: Parameter = { name: 'word', kind: 'object', word: true, at: ['{note}.md', 'text', '*'], seen: ['hot'] };

const create = family(
  'create',
  [text('title'), text('body')],
  [act('New', 'Bar'), act('Body', 'New note', '{body}'), act('Title', 'New note', '{title}'), act('Save', 'New note')],
  [{ path: ['{title}.md'], kind: 'added', after: { text: ['{body}'] } }],
);
const bold = family(
  'bold',
  [note, word],
  [
    act('Edit', '{note}'),
    select('Body', 'Note {note}', '{word}'),
    act('Bold', 'Note {note}'),
    act('Save', 'Note {note}'),
  ],
  [{ path: ['{note}.md', 'text', '*'], kind: 'changed', after: '{head}**{word}**{tail}' }],
);

test('what is made with a text has it formatted before it is confirmed', () => {
  const [chain, ...more] = formattedOf([create, bold]);
  expect(more).toEqual([]);
  expect(chain!.acts.map(({ function: name, control, args }) => [name, control!.name, args.text])).toEqual([
    ['click_input', 'New', undefined],
    ['set_edit_text', 'Body', '{body}'],
    ['set_edit_text', 'Title', '{title}'],
    ['select_text', 'Body', '{body}'],
    ['click_input', 'Bold', undefined],
    ['click_input', 'Save', undefined],
  ]);
  expect(new Set(chain!.acts.slice(1).map(({ control }) => control!.container))).toEqual(new Set(['New note']));
  expect(chain!.parameters.map(({ name }) => name)).toEqual(['title', 'body']);
});

test('a text of another field is not', () => {
  const acts = create.acts.map((one) => (one.control!.name === 'Body' ? act('Remark', 'New note', '{body}') : one));
  expect(formattedOf([{ ...create, acts }, bold])).toEqual([]);
});
