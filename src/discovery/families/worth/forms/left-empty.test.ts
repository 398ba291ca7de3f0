import { expect, test } from 'vitest';
import type { Step } from '../../../../records/episode/trajectory.ts';
import type { Control } from '../../../../records/screen/control.ts';
import { leftEmpty } from './left-empty.ts';

const controls: Control[] = (
  [
    ['Name', 'Edit', 'Settings', 'Ann'],
    ['New tag', 'Edit', 'Settings', ''],
    ['list', 'Button', 'New tag', undefined],
    ['add', 'Button', 'New tag', undefined],
    ['Kind', 'Edit', 'Form', ''],
    ['Save', 'Button', 'Form', undefined],
    ['Delete', 'Button', 'Form', undefined],
  ] as const
).map(([name, type, container, value]) => ({
  ...{ label: name, name, type, container, states: [], rect: null },
  ...(value !== undefined && { value }),
}));
const steps = (...acts: [string, 'click_input' | 'set_edit_text'][]) =>
  acts.map(([controlLabel, name]) => ({
    decision: { controlLabel, function: name },
    observation: { controls },
  })) as unknown as Step[];

test('to add what has no name is no task, whatever was filled elsewhere', () => {
  expect(leftEmpty(steps(['Name', 'set_edit_text'], ['add', 'click_input']))).toBe('New tag');
  expect(leftEmpty(steps(['Save', 'click_input']))).toBe('Kind');
});

test('of a form with many fields one may be filled; other buttons need none', () => {
  const filled = steps(['Kind', 'set_edit_text'], ['Save', 'click_input']);
  expect(leftEmpty(filled)).toBeNull();
  expect(leftEmpty(steps(['Delete', 'click_input']))).toBeNull();
});
