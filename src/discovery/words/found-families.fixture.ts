import type { DiscoveredFamily, Parameter } from '../../records/discovery/discovered-family.ts';
import type { ControlPlace, TriedAct } from '../../records/discovery/try.ts';
import type { Change } from '../../records/episode/effect.ts';

type Act = [name: string, type: ControlPlace['type'], text?: string, container?: string];

const actOf = ([name, type, text, container]: Act): TriedAct => ({
  control: { name, type, ...(container ? { container } : {}) },
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  screen: 's',
  ok: true,
  changed: true,
});

const parameterOf = (spec: string): Parameter => {
  const [name = '', kind = 'text'] = spec.split(':');
  return { name, kind: kind as Parameter['kind'], seen: ['Soup'] };
};

const found = (name: string, parameters: string[], acts: Act[], effect: Change[]): DiscoveredFamily => ({
  id: `family-${name}`,
  app: 'notes',
  name,
  templates: ['kitchen'],
  parameters: parameters.map(parameterOf),
  acts: acts.map(actOf),
  plan: [],
  effect,
  ignored: [],
  from: [],
  runs: { done: 3, passed: 3 },
});

const save: Act = ['Save note', 'Button'];
const open: Change = { path: ['open.json', 'list'], kind: 'changed', before: 'Bread', after: '{note}' };

/** What exploration could find in an application of notes, each a file with tags, with settings and a list of what is open. */
export const foundFamilies: DiscoveredFamily[] = [
  found(
    'add-note',
    ['title'],
    [['New note', 'Button'], ['title', 'Edit', '{title}'], save],
    [{ path: ['notes/{title}.json'], kind: 'added', after: { text: '' } }, open],
  ),
  found(
    'add-note-text',
    ['title', 'text'],
    [['New note', 'Button'], ['title', 'Edit', '{title}'], ['text', 'Edit', '{text}'], save],
    [{ path: ['notes/{title}.json'], kind: 'added', after: { text: '{text}' } }, open],
  ),
  found(
    'rename-note',
    ['note:object', 'title'],
    [['Edit this note', 'Button', undefined, '{note}'], ['title', 'Edit', '{title}'], save],
    [{ path: ['notes/{title}.json'], kind: 'moved', from: ['notes/{note}.json'] }, open],
  ),
  found(
    'add-tag',
    ['note:object', 'tag'],
    [['Edit this note', 'Button', undefined, '{note}'], ['tag name', 'Edit', '{tag}'], save],
    [{ path: ['notes/{note}.json', 'tags', { key: '', is: '{tag}' }], kind: 'added', after: '{tag}' }, open],
  ),
  found(
    'delete-note',
    ['note:object'],
    [
      ['Delete this note', 'Button', undefined, '{note}'],
      ['OK', 'Button'],
    ],
    [{ path: ['notes/{note}.json'], kind: 'removed', before: { text: 'green leaves' } }, open],
  ),
  found(
    'set-theme',
    ['theme:choice'],
    [
      ['Settings', 'Button'],
      ['colour theme', 'ComboBox', '{theme}', 'Settings'],
    ],
    [{ path: ['settings.json', 'colourTheme'], kind: 'changed', before: 'light', after: '{theme}' }],
  ),
  found(
    'spelling-off',
    [],
    [
      ['Settings', 'Button'],
      ['spelling check', 'CheckBox', undefined, 'Settings'],
    ],
    [{ path: ['settings.json', 'spellingCheck'], kind: 'changed', before: true, after: false }],
  ),
];

/** The application as far as words need it: one page of documentation. */
export const notesManual = {
  name: 'notes',
  title: 'Notes',
  async *documentation() {
    yield {
      id: 'manual',
      title: 'Notes',
      format: 'markdown' as const,
      text: `# Working with notes

Each note has tags. Notes are kept in a folder, and every note can be found again. A note may have many tags.

## Delete a note

1. Click the "Delete this note" button.
2. Click "OK".

## Choose a colour theme

1. Click "Settings".
2. Choose a theme in the "colour theme" list.
`,
    };
  },
};
