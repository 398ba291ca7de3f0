import { expect, test } from 'vitest';
import type { RiskRule } from '../app-pack/app.ts';
import { controlSchema } from '../records/control.ts';
import { decisionSchema } from '../records/decision.ts';
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

test('a key press counts for the focused control', () => {
  expect(findRisk(decide({ function: 'keyboard_input', args: { keys: '{Enter}' } }), screen, risks)?.kind).toBe(
    'delete',
  );
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
