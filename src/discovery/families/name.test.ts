import { expect, test } from 'vitest';
import type { Parameter } from '../../records/discovery/discovered-family.ts';
import type { Change } from '../../records/episode/effect.ts';
import { nameFor } from './name.ts';

const note: Parameter = { name: 'note', kind: 'object', seen: [] };
const tag: Parameter = { name: 'tag', kind: 'text', field: 'Tag name', seen: [] };
const look: Parameter = { name: 'look', kind: 'choice', field: 'Formatting', seen: [] };
const change = (kind: Change['kind'], path: Change['path'], after?: Change['after']): Change => ({ kind, path, after });

test.each<[string, Change[], Parameter[]]>([
  ['add-note', [change('added', ['notes/{tag}.md'], { title: '{tag}' })], [tag]],
  ['delete-note', [change('removed', ['notes/{note}.md'])], [note]],
  [
    'rename-note',
    [change('moved', ['notes/{tag}.md']), change('changed', ['notes/{tag}.md', 'title'], '{tag}')],
    [note, tag],
  ],
  [
    'add-tag',
    [change('added', ['notes/{note}.md', 'type'], 'x'), change('added', ['notes/{note}.md', 'tags', '*'], '{tag}')],
    [note, tag],
  ],
  ['set-text', [change('changed', ['notes/{note}.md', 'text'], ['{tag}'])], [note, tag]],
  ['set-site-title', [change('changed', ['config/$__SiteTitle.tid', 'text'], ['{tag}'])], [tag]],
  ['add-tag-name', [change('added', ['notes/{note}.md', '{tag}'], 'x')], [note, tag]],
  ['set-formatting', [change('added', ['a.odt', 'body', '*', '*'], '{look:lower}')], [look]],
])('%s', (name, effect, parameters) => {
  expect(nameFor({ effect, parameters, acts: [] }, () => false)).toBe(name);
});

test('a name that is taken is told from the other by a field, a control or a number', () => {
  const control = { name: 'Save note', type: 'Button' as const };
  const acts = [{ control, function: 'click_input' as const, args: {}, screen: '', ok: true, changed: true }];
  const family = { effect: [change('added', ['notes/{tag}.md'], '{tag}')], parameters: [tag], acts };
  const taken = ['add-note'];
  for (let i = 0; i < 3; i++) taken.push(nameFor(family, (name) => taken.includes(name)));
  expect(taken).toEqual(['add-note', 'add-note-with-tag-name', 'add-note-by-save-note', 'add-note-2']);
});
