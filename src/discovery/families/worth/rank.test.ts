import { expect, test } from 'vitest';
import type { Noise } from '../../../effects/noise/effect-of.ts';
import type { Try } from '../../../records/discovery/try.ts';
import { click } from '../acts.fixture.ts';
import type { Cut } from '../walks/cut.ts';
import { promiseOf } from './rank.ts';

const noise = { side: [] } as unknown as Noise;
const cut: Cut = {
  of: {} as Try,
  acts: [click('Sort')],
  values: [],
  target: [{ path: ['order'], kind: 'changed', before: 'name', after: 'date' }],
  isExact: true,
};
const promise = (more: Partial<Cut>) => promiseOf({ key: 'order', cuts: [{ ...cut, ...more }], from: '' }, noise);

test('a setting comes before one on whose way something else was set, and the shorter way first', () => {
  const longer = { acts: [click('View'), click('Sort')] };
  expect([promise({}) > promise(longer), promise(longer) > promise({ ...longer, isOver: true })]).toEqual([true, true]);
});
