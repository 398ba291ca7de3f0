import { expect, test } from 'vitest';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import { click, fill, select } from '../acts.fixture.ts';
import { formattedOf } from './formatted.ts';
import { family, note, text } from './found.fixture.ts';

const word: Parameter = { name: 'word', kind: 'object', word: true, at: ['{note}.md', 'text', '*'], seen: ['hot'] };

const create = family(
  'create',
  [text('title'), text('body')],
  [
    click('New', 'Bar'),
    fill('Body', '{body}', 'New note'),
    fill('Title', '{title}', 'New note'),
    click('Save', 'New note'),
  ],
  [{ path: ['{title}.md'], kind: 'added', after: { text: ['{body}'] } }],
);
const bold = family(
  'bold',
  [note, word],
  [
    click('Edit', '{note}'),
    select('{word}', 'Body', 'Note {note}'),
    click('Bold', 'Note {note}'),
    click('Save', 'Note {note}'),
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
  const acts = create.acts.map((one) => (one.control!.name === 'Body' ? fill('Remark', '{body}', 'New note') : one));
  expect(formattedOf([{ ...create, acts }, bold])).toEqual([]);
});

test('what is made under a proposed name has no part in it where another gives a name', () => {
  const acts = create.acts.filter(({ control }) => control!.name !== 'Title');
  const effect = [{ path: ['New note.md'], kind: 'added' as const, after: { text: ['{body}'] } }];
  const unnamed = { ...family('unnamed', [text('body')], acts, effect) };
  expect(formattedOf([unnamed, create, bold]).map(({ names }) => names)).toEqual([['create', 'bold']]);
  expect(formattedOf([unnamed, bold])).toHaveLength(1);
});
