import { expect, test } from 'vitest';
import type { TriedAct } from '../../../records/discovery/try.ts';
import { click, fill } from '../acts.fixture.ts';
import { family, text } from '../longer/found.fixture.ts';
import { withoutUnnamed } from './unnamed.ts';

const [open, save] = [click('New'), click('Save', 'Form')];
const makes = (name: string, file: string, ...acts: TriedAct[]) =>
  family(name, [text('tag'), text('title')], [open, ...acts, save], [{ path: [file], kind: 'added', after: {} }]);
const tag = fill('Tag', '{tag}', 'Form');

test('what is made under the name that the application proposes is left out where another does the same with a name', () => {
  const unnamed = makes('unnamed', 'New note.md', tag);
  const named = makes('named', '{title}.md', fill('Tag', '{tagName}', 'Form'), fill('Title', '{title}', 'Form'));
  const bare = makes('bare', 'New note.md', fill('Text', '{text}', 'Form'));
  expect(withoutUnnamed([unnamed, named, bare]).map(({ name }) => name)).toEqual(['named', 'bare']);
});

test('one more field that names nothing does not replace it', () => {
  const wider = makes('wider', 'New note.md', tag, fill('Text', '{title}', 'Form'));
  expect(withoutUnnamed([makes('unnamed', 'New note.md', tag), wider])).toHaveLength(2);
});
