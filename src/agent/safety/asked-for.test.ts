import { expect, test } from 'vitest';
import { defineApp } from '../../app-pack/define-app.ts';
import { controlSchema } from '../../records/control.ts';
import { decisionSchema } from '../../records/decision.ts';
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
const control = (label: string, name: string, type = 'Button') =>
  controlSchema.parse({ label, name, type, states: [], rect: null });

test('Enter in a field is asked for where the button that it presses is', () => {
  const controls = [control('1', 'Amount', 'Edit'), control('2', 'Pay')];
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
