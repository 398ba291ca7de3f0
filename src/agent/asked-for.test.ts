import { expect, test } from 'vitest';
import { defineApp } from '../app-pack/define-app.ts';
import { controlSchema } from '../records/control.ts';
import { decisionSchema } from '../records/decision.ts';
import { asksFor } from './asked-for.ts';

const { risks } = defineApp({ name: 'own', title: 'Own', environment: () => null!, start: () => Promise.reject() });

test.each([
  ['Wipe everything', 'Wipe everything'],
  ['Pay 500 EUR', 'Pay the bill'],
  ['Close account', 'Close my account'],
  ['Sign out', 'Sign me out'],
  ['Log out', 'Log me out'],
  ['Move to trash', 'Throw it away'],
  ['De\u00adlete notes', 'Delete the notes'],
])('"%s" is clicked where the request says "%s", and where it speaks of other things it is not', (name, request) => {
  const control = controlSchema.parse({ label: '1', name, type: 'Button', states: [], rect: null });
  const decision = decisionSchema.parse({
    thought: '',
    controlLabel: '1',
    controlName: name,
    function: 'click_input',
    args: {},
    status: 'CONTINUE',
    plan: [],
  });
  const screen = { window: { title: '' }, focus: null, controls: [control], messages: [] };
  expect(asksFor(decision, screen, { request, risks })).toBeNull();
  expect(asksFor(decision, screen, { request: 'Write a note called "Tea"', risks })).toMatch(/^not asked for, click/);
});
