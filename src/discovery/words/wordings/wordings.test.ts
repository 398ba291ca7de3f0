import { describe, expect, test } from 'vitest';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { ControlPlace, TriedAct } from '../../../records/discovery/try.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { actOf } from '../../families/interpret/acts.ts';
import { marksOf } from '../matter/marks.ts';
import { mattersOf } from '../matter/matter.ts';
import { nounsOf } from '../matter/nouns.ts';
import { shortcutsOf } from '../matter/shortcuts.ts';
import { ruleWordings } from './rule-wordings.ts';

type Given = { parameters: Parameter[]; acts: TriedAct[]; effect: Change[] };

const act = (
  name: TriedAct['function'],
  control: string,
  args: TriedAct['args'] = {},
  more: Partial<ControlPlace> = {},
): TriedAct => actOf(name, args, { name: control, type: 'Button', ...more });

const word: Parameter = { name: 'word', kind: 'object', word: true, seen: ['soup'] };
const text = (name: string): Parameter => ({ name, kind: 'text', seen: ['Soup'] });
const note: Parameter = { name: 'note', kind: 'object', at: ['notes', '*'], seen: ['Soup'] };
const statements = [{ text: 'Ctrl+F9: Small capitals', words: '', request: false }];

const wordingsOf = (...given: Given[]) => {
  const families = given.map((one, i): DiscoveredFamily => {
    const rest = { templates: ['kitchen'], plan: [], ignored: [], from: [], runs: { done: 3, passed: 3 } };
    return { id: `f${i}`, app: 'notes', name: `f${i}`, ...rest, ...one };
  });
  const told = { shortcuts: shortcutsOf(statements), marks: marksOf(families) };
  return mattersOf(families, nounsOf(families, statements), told).map(ruleWordings);
};

const boldWord: Given = {
  parameters: [note, word],
  acts: [
    act('select_text', 'text', { text: '{word}' }),
    act('click_input', 'Apply bold formatting to selection - [ctrl-B]'),
  ],
  effect: [{ path: ['notes/{note}.txt', 0], kind: 'changed', before: 'a {word} b', after: "a ''{word}'' b" }],
};

test('a word between what stands before and behind it in a line is a word, not its paragraph', () => {
  const found: Given = {
    ...boldWord,
    effect: [{ path: ['notes/{note}.txt', '*'], kind: 'changed', after: "{head}''{word}''{tail}" }],
  };
  const [ofWord] = wordingsOf(found);
  expect(ofWord).toContain('Make "{word}" in the item "{note}" bold');
  expect(ofWord!.join('\n')).not.toContain('paragraph');
});

test('what only confirms a change brings no sayings of its own', () => {
  const [said] = wordingsOf({
    parameters: [note, text('text')],
    acts: [act('set_edit_text', 'text', { text: '{text}' }), act('click_input', 'Confirm changes')],
    effect: [{ path: ['notes/{note}.txt', 'text'], kind: 'changed', after: '{text}' }],
  });
  expect(said!.join('\n')).toContain('Overwrite the text of');
  expect(said!.join('\n')).not.toMatch(/finish editing|keep what was changed/i);
});

test('what is ticked out of several boxes is turned on, not an object that gets something', () => {
  const bar: Parameter = { name: 'buttons', kind: 'choice', choices: ['print', 'copy'], seen: ['print', 'copy'] };
  const [said] = wordingsOf({
    parameters: [bar],
    acts: [
      act('click_input', 'Buttons', {}, { type: 'TabItem' }),
      act('click_input', '{buttons}', {}, { type: 'CheckBox' }),
    ],
    effect: [{ path: ['config/visible_{buttons}.txt'], kind: 'added', after: { text: ['show'] } }],
  });
  expect(said).toContain('Turn on "{buttons}"');
  expect(said!.join('\n')).not.toMatch(/\bvisible\b.*\bshow\b|\{buttons\}"? show/);
});

test('what is made with a text is asked for by its text first, too, and a tag as what it is filed under', () => {
  const [said] = wordingsOf({
    parameters: [text('title'), text('text'), text('tag')],
    acts: [act('click_input', 'New note'), act('click_input', 'Save')],
    effect: [{ path: ['notes/{title}.txt'], kind: 'added', after: { tags: ['{tag}'], text: ['{text}'] } }],
  });
  const plain = said!.map((one) => one.replaceAll('"', ''));
  expect(plain.some((one) => /^Note \{text\} on a fresh \w+ \{title\} .*\{tag\}/.test(one))).toBe(true);
  expect(plain.some((one) => /and file it under \{tag\}/.test(one))).toBe(true);
});

test('a state that a thing gets is asked for by its verb, and one that it loses by the other', () => {
  const stated = (value: boolean): Given => ({
    parameters: [note],
    acts: [act('click_input', 'Enabled', {}, { container: '{note}' })],
    effect: [
      { path: ['notes', { key: 'label', is: '{note}' }, 'disabled'], kind: 'changed', before: !value, after: value },
    ],
  });
  const [off, on] = wordingsOf(stated(true), stated(false));
  expect(off).toEqual(expect.arrayContaining(['Disable {note}', 'Mark "{note}" as disabled']));
  expect(on!.join('\n')).toMatch(/Enable .*\{note\}/);
  expect(on!.join('\n')).not.toMatch(/Disable/);
  expect([off, on].flat().join('\n')).not.toMatch(/turn on enabled/i);
});

test('what a command does to a selected word is told as its look, and the same marks in a new text by the same words', () => {
  const boldText: Given = {
    parameters: [text('title'), text('text')],
    acts: [act('click_input', 'new note'), act('set_edit_text', 'text', { text: "''{text}''" })],
    effect: [{ path: ['notes/{title}.txt'], kind: 'added', after: { text: ["''{text}''"] } }],
  };
  const [ofWord, ofText] = wordingsOf(boldWord, boldText);
  expect(ofWord).toContain('Make "{word}" in the note "{note}" bold');
  expect(ofWord!.join('\n')).not.toMatch(/ctrl|formatting/);
  expect(ofText!.some((said) => /"?\{text\}"? (?:as|in) bold|bold "?\{text\}/.test(said))).toBe(true);
});

test('what stands around a word is spoken of as its paragraph; keys are called what the documentation says, or what they do anywhere', () => {
  const keyed = (keys: string): Given => ({
    parameters: [word],
    acts: [act('select_text', 'It is {word} now', { text: '{word}' }), act('keyboard_input', '', { keys })],
    effect: [{ path: ['a.odt', 'body', 1, 'format', 'align'], kind: 'added', after: 'x' }],
  });
  const [centred, small] = wordingsOf(keyed('{{Control+e}}'), keyed('{{Control+F9}}'));
  expect(centred).toContain('Make the paragraph "{word}" centered');
  expect(centred!.some((said) => said.includes('in the middle'))).toBe(true);
  expect(small).toContain('Make the paragraph "{word}" small capitals');
});

test('what is opened is asked for by the way to it: a search, a list', () => {
  const [searched, listed] = wordingsOf(
    {
      parameters: [note, text('text')],
      acts: [
        act('set_edit_text', 'search', { text: '{text}' }, { type: 'Edit' }),
        act('click_input', '{note}', {}, { type: 'Hyperlink' }),
      ],
      effect: [{ path: ['open.json', 'list'], kind: 'changed', before: 'a', after: '{note}' }],
    },
    {
      parameters: [note],
      acts: [
        act('click_input', 'Recent', {}, { type: 'TabItem' }),
        act('click_input', '{note}', {}, { type: 'Hyperlink' }),
      ],
      effect: [{ path: ['open.json', 'list'], kind: 'changed', before: 'a', after: '{note}' }],
    },
  );
  expect(searched!.some((said) => /^Search for "?\{text\}/.test(said))).toBe(true);
  expect(listed!.some((said) => /^Open "?\{note\}"? from recent/.test(said))).toBe(true);
});

test('a setting is called by its field, a choice by what was chosen; a text put in the place of another is told so; half of the values stand without marks', () => {
  const [size, replaced] = wordingsOf(
    {
      parameters: [text('size')],
      acts: [act('set_edit_text', 'Font size', { text: '{size}' }, { type: 'Edit' })],
      effect: [
        { path: ['config_theme_vanilla_metrics_fontsize', 'value'], kind: 'changed', before: '1', after: '{size}' },
      ],
    },
    {
      parameters: [text('old'), text('fresh')],
      acts: [
        act('set_edit_text', 'Find', { text: '{old}' }, { type: 'Edit' }),
        act('set_edit_text', 'Replace with', { text: '{fresh}' }, { type: 'Edit' }),
      ],
      effect: [{ path: ['a.txt', 0], kind: 'changed', before: 'a {old}', after: 'a {fresh}' }],
    },
  );
  expect(size).toContain('Set the font size to "{size}"');
  expect(size!.some((said) => /(?<!")\{size\}/.test(said))).toBe(true);
  expect(replaced!.some((said) => /^Replace "?\{old\}"? with "?\{fresh\}"? everywhere/.test(said))).toBe(true);
});

describe('settings', () => {
  const changed = (file: string, after: string): Change => ({
    path: [`${file}.tid`],
    kind: 'added',
    after: { text: [after] },
  });
  const said = (acts: TriedAct[], effect: Change[], parameters: Parameter[] = []) =>
    wordingsOf({ parameters, acts, effect })[0]!.join('\n');
  const radio = { type: 'RadioButton' } as const;

  test('what is kept as a theme is called so, too, where it is chosen on another page', () => {
    const look: Parameter = { name: 'look', kind: 'choice', field: 'Appearance', choices: ['Snow'], seen: ['Snow'] };
    const text = said(
      [act('click_input', 'Appearance'), act('click_input', '{look}', {}, radio)],
      [changed('$__theme', '{look:means}')],
      [look],
    );
    expect(text).toMatch(/the appearance to "\{look\}"/);
    expect(text).toMatch(/the theme/);
  });

  test('a label that says what is not to be done is not turned off', () => {
    const text = said(
      [act('click_input', 'Saving'), act('click_input', 'Do not save changes', {}, radio)],
      [changed('$__autosave', 'no')],
    );
    expect(text).toContain('Do not save changes');
    expect(text).not.toMatch(/Keep the changes|saving|do not save changes .*(?:off|hide)/);
  });

  test('the page that leads to a box is not what is turned on', () => {
    const text = said(
      [act('click_input', 'Settings'), act('click_input', 'Spelling hints', {}, { type: 'CheckBox' })],
      [changed('$__hints', 'yes')],
    );
    expect(text).toContain('Turn on spelling hints');
    expect(text).not.toMatch(/Turn on settings|settings should/);
  });

  test('a page that is opened is no setting of the list of what is open', () => {
    const list: Change = { path: ['$__StoryList.tid', 'list', '*'], kind: 'added', after: 'Control panel' };
    const text = said([act('click_input', 'control panel')], [list]);
    expect(text).toContain('Open control panel');
    expect(text).not.toContain('list');
  });
});

describe('what is done in a document', () => {
  const save: TriedAct = { ...actOf('keyboard_input', { keys: '{{Control+s}}' }), saves: true };
  const line: Parameter = {
    name: 'line',
    kind: 'object',
    at: ['a.odt', 'body', '*', 'runs', '*', 'text'],
    seen: ['Soup'],
  };
  const said = (given: Given) => wordingsOf(given)[0]!.join('\n');
  const told = [{ text: 'Ctrl+S: Saves the current document', words: '', request: false }];

  test('that it is saved in the end is no command', () => {
    const bold = { ...boldWord, acts: [...boldWord.acts, save] };
    const families = [
      {
        id: 'f',
        app: 'notes',
        name: 'f',
        templates: [],
        plan: [],
        ignored: [],
        from: [],
        runs: { done: 1, passed: 1 },
        ...bold,
      },
    ];
    const [matter] = mattersOf(families, nounsOf(families, told), { shortcuts: shortcutsOf(told) });
    expect(ruleWordings(matter!).join('\n')).not.toMatch(/saves|document/);
  });

  test('a word is typed over or taken out', () => {
    const select = act('select_text', '', { text: '{word}' });
    const typed = actOf('keyboard_input', { keys: '{value}' });
    const change = (after: string): Change => ({ path: ['a.txt', '*'], kind: 'changed', after });
    const over = {
      parameters: [word, text('value')],
      acts: [select, typed, save],
      effect: [change('{head}{word} ⟶ {value}{tail}')],
    };
    expect(said(over)).toContain('Write "{value}" instead of "{word}"');
    const out = {
      parameters: [word],
      acts: [select, actOf('keyboard_input', { keys: '{{Delete}}' }), save],
      effect: [change('{head}{word} ⟶ {tail}')],
    };
    expect(said(out)).toContain('Delete the word {word}');
  });

  test('a choice out of a list is what the text gets; a text that was selected as a whole is a paragraph', () => {
    const size: Parameter = { name: 'fontSize', kind: 'choice', field: 'Font Size', choices: ['8 pt'], seen: ['8 pt'] };
    const sized = said({
      parameters: [line, size],
      acts: [
        act('select_text', '', { text: '{line}' }),
        act('click_input', 'Font Size'),
        act('click_input', '{fontSize}', {}, { type: 'DataItem' }),
        save,
      ],
      effect: [{ path: ['a.odt', 'body', { key: 'runs', is: '{line}' }, 'size'], kind: 'added', after: '{fontSize}' }],
    });
    expect(sized).toContain('Set the font size of the paragraph "{line}" to "{fontSize}"');
    expect(sized).not.toMatch(/the word|a a /);
  });
});
