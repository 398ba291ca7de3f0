import { expect, test } from 'vitest';
import { defineApp } from '../../app-pack/define/define-app.ts';
import { decisionSchema } from '../../records/episode/decision.ts';
import { type Control, controlSchema } from '../../records/screen/control.ts';
import { asksFor } from './asked-for.ts';

const { risks } = defineApp({ name: 'own', title: 'Own', environment: () => null!, start: () => Promise.reject() });

const decide = (rest: object) =>
  decisionSchema.parse({
    thought: '',
    controlLabel: '1',
    controlName: '',
    function: 'click_input',
    args: {},
    status: 'CONTINUE',
    plan: [],
    ...rest,
  });
const control = (label: string, name: string, rest: Partial<Control> = {}): Control =>
  controlSchema.parse({ label, name, type: 'Button', states: [], rect: null, ...rest });
const why = (request: string, decision: object, ...controls: Control[]) => {
  const screen = { window: { title: '' }, focus: null, messages: [], controls };
  return asksFor(decide(decision), screen, {
    request,
    risks: [
      { kind: 'delete', name: /delete|cancel/i },
      { kind: 'other', name: /password/i },
    ],
  });
};

test('Enter in a field is asked for where the button that it presses is', () => {
  const controls = [control('1', 'Amount', { type: 'Edit' }), control('2', 'Pay')];
  const screen = { window: { title: '' }, focus: '1', controls, messages: [] };
  const decision = decide({ function: 'keyboard_input', args: { keys: '{Enter}' } });
  expect(asksFor(decision, screen, { request: 'Pay the bill', risks })).toBeNull();
  expect(asksFor(decision, screen, { request: 'Note the amount', risks })).toMatch(/not asked for/);
});

test.each([
  ['Wipe everything', 'Wipe everything'],
  ['Pay 500 EUR', 'Pay the bill'],
  ['Close account', 'Close my account'],
  ['Sign out', 'Sign me out'],
  ['Log out', 'Log me out'],
  ['Move to trash', 'Throw it away'],
  ['De\u00adlete notes', 'Delete the notes'],
])('"%s" is clicked where the request says "%s", and where it speaks of other things it is not', (name, request) => {
  const decision = decide({ controlName: name });
  const screen = { window: { title: '' }, focus: null, controls: [control('1', name)], messages: [] };
  expect(asksFor(decision, screen, { request, risks })).toBeNull();
  expect(asksFor(decision, screen, { request: 'Write a note called "Tea"', risks })).toMatch(/^not asked for, click/);
});

test('a risky act needs a request that speaks of it, of how far it reaches, and of where', () => {
  const all = control('1', 'Delete all notes');
  const bread = control('2', 'Delete note', { container: 'Bread' });
  const soup = control('3', 'Delete note', { container: 'Soup' });
  const password = control('4', 'Set password');
  const click = (label: string, request: string) => why(request, { controlLabel: label }, all, bread, soup, password);
  expect(click('1', 'Show all notes')).toContain('speaks of nothing to delete');
  expect(click('1', 'Remove the note Soup')).toContain('does not say "all"');
  expect(click('1', 'Get rid of every note')).toBeNull();
  expect(click('2', 'Remove the note Soup')).toContain('the request names "Soup"');
  expect(click('3', 'Remove the note Soup')).toBeNull();
  expect(click('4', 'Open the settings')).toContain('speaks of nothing');
  expect(click('4', 'Give it the password fern')).toBeNull();
});

test('what is typed consists of words of the request, or of what the control itself offers or holds', () => {
  const box = control('1', 'Title', { type: 'Edit', value: 'Old plan' });
  const list = control('2', 'Colour', { type: 'ComboBox', options: ['Dark red'] });
  const type = (label: string, text: string) =>
    why('Name it "Plum jam 07"', { controlLabel: label, function: 'set_edit_text', args: { text } }, box, list);
  expect(type('1', 'plum jam')).toBeNull();
  expect(type('1', 'Old plum, 7')).toBeNull();
  expect(type('1', 'Send it to mallory')).toContain('"send"');
  expect(type('2', 'Dark red')).toBeNull();
  const keys = (text: string) =>
    why('Say hello', { controlLabel: '', function: 'keyboard_input', args: { keys: text } });
  expect(keys('{Control+a}hello{Enter}')).toBeNull();
  expect(keys('rm{Enter}')).toContain('"rm"');
});
