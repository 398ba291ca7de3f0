import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { actOf } from '../../families/interpret/acts.ts';
import { mattersOf } from '../matter/matter.ts';
import { nounsOf } from '../matter/nouns.ts';
import { shortcutsOf } from '../matter/shortcuts.ts';
import { ruleWordings } from './rule-wordings.ts';
import { act, boldWord, type Given, text, word, wordingsOf } from './wordings.fixture.ts';

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
