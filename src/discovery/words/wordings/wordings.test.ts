import { expect, test } from 'vitest';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import { act, boldWord, type Given, note, text, word, wordingsOf } from './wordings.fixture.ts';

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
