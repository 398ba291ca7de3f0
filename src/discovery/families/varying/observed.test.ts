import { expect, test } from 'vitest';
import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import { click, fill } from '../acts.fixture.ts';
import type { Cut } from '../walks/cut.ts';
import { observedEffect, observedIn } from './observed.ts';

const part = 'Settings';
const choose = (list: string, option: string) => fill(list, option, part, 'ComboBox');
const tick = (name: string) => click(name, part, 'CheckBox');
const cut = (last: TriedAct, after: string): Cut => ({
  of: { id: 'a' } as Try,
  acts: [click('Open', part), last],
  values: [],
  target: [{ path: ['settings.json', 'mode'], kind: 'changed', before: 'a', after }],
});

test('what another option of the same list, another box of the same part did is known', () => {
  const observed = observedIn([
    cut(choose('Mode', 'Dark'), 'd'),
    cut(choose('Mode', 'Light'), 'l'),
    cut(choose('Font', 'Large'), 'x'),
    cut(tick('Sound'), 's'),
  ]);
  expect([...observed(choose('Mode', 'Grey')).keys()]).toEqual(['Dark', 'Light']);
  expect([...observed(tick('Frame')).keys()]).toEqual(['Sound']);
  const acts = [click('Open', part), choose('Mode', 'Light')];
  expect(observedEffect(acts, 'Light', observed)).toMatchObject([{ after: 'l' }]);
  expect(observedEffect(acts, 'Dark', observed)).toBeUndefined();
  expect(observedEffect([...acts, click('Save', part)], 'Light', observed)).toBeUndefined();
});
