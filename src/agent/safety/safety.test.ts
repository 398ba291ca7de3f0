import { expect, test } from 'vitest';
import type { RiskRule } from '../../app-pack/app.ts';
import { decisionSchema } from '../../records/episode/decision.ts';
import { controlSchema } from '../../records/screen/control.ts';
import { findRisk } from './safety.ts';

const risks: RiskRule[] = [{ kind: 'delete', name: /^delete/gi }];
const screen = {
  focus: '2',
  controls: [
    controlSchema.parse({ label: '1', name: 'Open', type: 'Button', states: [], rect: null }),
    controlSchema.parse({ label: '2', name: 'Delete note', type: 'Button', states: [], rect: null, container: 'Soup' }),
  ],
};
const decide = (rest: object) =>
  decisionSchema.parse({
    thought: '',
    controlLabel: '',
    controlName: '',
    function: 'click_input',
    args: {},
    status: 'CONTINUE',
    plan: [],
    ...rest,
  });

test('a rule holds for the name on screen, whatever name the policy gives', () => {
  const risk = { kind: 'delete', detail: 'click_input on "Delete note" in "Soup"' };
  expect(findRisk(decide({ controlLabel: '2', controlName: 'Open' }), screen, risks)).toEqual(risk);
});

test.each([
  'De\u00adlete notes',
  'Del\u200bete\u2060',
  '\u202dDelete',
  'Ｄｅｌｅｔｅ',
  'delete\u00a0all',
  'D\ufe0felete',
])('a rule reads a name as a person does: %j', (name) => {
  const controls = [controlSchema.parse({ label: '1', name, type: 'Button', states: [], rect: null })];
  const decision = decide({ controlLabel: '1', controlName: 'Open' });
  expect(findRisk(decision, { focus: null, controls }, risks)?.kind).toBe('delete');
});

test('a key press counts for the focused control', () => {
  expect(findRisk(decide({ function: 'keyboard_input', args: { keys: '{Enter}' } }), screen, risks)?.kind).toBe(
    'delete',
  );
});

test('Enter in a field counts for the button that it presses, where there is but one', () => {
  const control = (label: string, name: string, type: string) =>
    controlSchema.parse({ label, name, type, states: [], rect: null, container: 'Find' });
  const kindOf = (keys: string, ...more: string[]) => {
    const buttons = ['Delete matches', ...more].map((name, i) => control(`b${i}`, name, 'Button'));
    const controls = [control('1', 'Search', 'Edit'), ...buttons, ...screen.controls];
    const pressed = decide({ controlLabel: '1', controlName: 'Search', function: 'keyboard_input', args: { keys } });
    return findRisk(pressed, { focus: null, controls }, risks)?.kind;
  };
  expect([kindOf('Tea{Enter}'), kindOf('Tea\n'), kindOf('{return}')]).toEqual(['delete', 'delete', 'delete']);
  expect([kindOf('Tea'), kindOf('{Tab}'), kindOf('Tea{Enter}', 'Go')]).toEqual([undefined, undefined, undefined]);
});

test('looking is no risk, nor is another control', () => {
  expect(findRisk(decide({ function: 'texts', controlLabel: '2' }), screen, risks)).toBeNull();
  expect(findRisk(decide({ controlLabel: '1', controlName: 'Open' }), screen, risks)).toBeNull();
});

test('a policy may itself ask for a confirmation', () => {
  expect(findRisk(decide({ controlLabel: '1', controlName: 'Open', status: 'CONFIRM' }), screen, risks)?.kind).toBe(
    'asked',
  );
});

test('answering a risky question is a risk, refusing it is none', () => {
  const control = (label: string, name: string, rest: object = {}) =>
    controlSchema.parse({ label, name, type: 'Button', states: [], rect: null, ...rest });
  const asked = {
    focus: '2',
    controls: [
      control('1', 'Delete the page?', { type: 'Window', states: ['modal'] }),
      control('2', 'OK', { container: 'Delete the page?' }),
      control('3', 'Cancel', { container: 'Delete the page?' }),
    ],
  };
  const kindOf = (rest: object) => findRisk(decide(rest), asked, risks)?.kind;
  expect(kindOf({ controlLabel: '2', controlName: 'OK' })).toBe('delete');
  expect(kindOf({ function: 'keyboard_input', args: { keys: '{Enter}' } })).toBe('delete');
  expect(kindOf({ controlLabel: '3', controlName: 'Cancel' })).toBeUndefined();
});

test('so is choosing a risky option, dragging onto a risky place, and the Delete key outside of text', () => {
  const controls = [
    controlSchema.parse({
      label: '1',
      name: 'Action',
      type: 'ComboBox',
      states: [],
      rect: null,
      options: ['Delete all'],
    }),
    controlSchema.parse({ label: '2', name: 'Delete', type: 'Button', states: [], rect: null }),
    controlSchema.parse({ label: '3', name: 'Row', type: 'ListItem', states: [], rect: null }),
    controlSchema.parse({ label: '4', name: 'Title', type: 'Edit', states: [], rect: null }),
  ];
  const kindOf = (rest: object) => findRisk(decide(rest), { focus: null, controls }, risks)?.kind;
  expect(kindOf({ controlLabel: '1', function: 'set_edit_text', args: { text: 'Delete all' } })).toBe('delete');
  expect(kindOf({ controlLabel: '3', function: 'drag', args: { toLabel: '2' } })).toBe('delete');
  expect(kindOf({ controlLabel: '3', function: 'keyboard_input', args: { keys: '{Delete}' } })).toBe('delete');
  expect(kindOf({ controlLabel: '4', function: 'keyboard_input', args: { keys: '{Delete}' } })).toBeUndefined();
});
