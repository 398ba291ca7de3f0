import { expect, test } from 'vitest';
import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import type { Cut } from '../walks/cut.ts';
import { observedEffect, observedIn } from './observed.ts';

const act = (type: 'Button' | 'CheckBox' | 'ComboBox', name: string, text?: string): TriedAct => ({
  control: { name, type, container: 'Settings' },
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  screen: '',
  ok: true,
  changed: true,
});
const cut = (last: TriedAct, after: string): Cut => ({
  of: { id: 'a' } as Try,
  acts: [act('Button', 'Open'), last],
  values: [],
  target: [{ path: ['settings.json', 'mode'], kind: 'changed', before: 'a', after }],
});

test('what another option of the same list, another box of the same part did is known', () => {
  const observed = observedIn([
    cut(act('ComboBox', 'Mode', 'Dark'), 'd'),
    cut(act('ComboBox', 'Mode', 'Light'), 'l'),
    cut(act('ComboBox', 'Font', 'Large'), 'x'),
    cut(act('CheckBox', 'Sound'), 's'),
  ]);
  expect([...observed(act('ComboBox', 'Mode', 'Grey')).keys()]).toEqual(['Dark', 'Light']);
  expect([...observed(act('CheckBox', 'Frame')).keys()]).toEqual(['Sound']);
  const acts = [act('Button', 'Open'), act('ComboBox', 'Mode', 'Light')];
  expect(observedEffect(acts, 'Light', observed)).toMatchObject([{ after: 'l' }]);
  expect(observedEffect(acts, 'Dark', observed)).toBeUndefined();
  expect(observedEffect([...acts, act('Button', 'Save')], 'Light', observed)).toBeUndefined();
});
