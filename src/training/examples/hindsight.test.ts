import { expect, test } from 'vitest';
import type { Step } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';
import { planOf } from './examples.ts';
import { inHindsight } from './hindsight.ts';

const names = { edit: 'Button', text: 'Edit', done: 'Button' } as const;
const controls = Object.entries(names).map(
  ([name, type]): Control => ({ label: name, name, type, states: [], rect: { x: 0, y: 0, width: 1, height: 1 } }),
);
const step = (thought: string, done: Partial<Step['decision']>, changed = true) =>
  ({
    observation: { controls, focus: null },
    decision: { thought, args: {}, controlName: done.controlLabel, plan: ['Go astray.'], ...done },
    result: { ok: true, changed },
  }) as unknown as Step;

test('the plan of a trajectory is what was done, in the words of its steps where they mean it', () => {
  const steps = [
    step('Click the "edit" button.', { function: 'click_input', controlLabel: 'edit' }),
    step('Press F5.', { function: 'click_input', controlLabel: 'text' }, false),
    step('Click the "done" button.', { function: 'set_edit_text', controlLabel: 'text', args: { text: 'Soup' } }),
    step('', { function: 'keyboard_input', controlLabel: 'text', args: { keys: '{Enter}' } }),
    step('Type "Soup" there.', { function: 'click_input', controlLabel: 'done' }),
  ];
  const told = inHindsight(steps);
  expect(planOf(told)).toEqual([
    'Click the "edit" button.',
    'Type "Soup" in the "text" box.',
    'Press Enter in the "text" box.',
    'Click "done".',
  ]);
  expect(told.map(({ decision }) => decision.plan.length)).toEqual([3, 3, 2, 1, 0]);
  expect(told.map(({ decision }) => decision.controlLabel)).toEqual(steps.map(({ decision }) => decision.controlLabel));
});
