import { expect, test } from 'vitest';
import type { Screen, TriedAct, Try } from '../../../../records/discovery/try.ts';
import { click, fill } from '../../acts.fixture.ts';
import type { LiveRun } from '../../running/runs.ts';
import type { Cut } from '../cut.ts';
import { mended } from './mended.ts';
import { tabToBy } from './tab-to.ts';

const screen = (id: string, ...names: string[]) =>
  ({ id, controls: names.map((name) => ({ type: 'Edit', name, container: 'Style' })) }) as unknown as Screen;
const at = (id: string, act: TriedAct): TriedAct => ({ ...act, screen: id });
const page = click('Page', 'Style', 'TabItem');
const walk = {
  acts: [at('first', click('Style...')), at('general', page), at('page', click('OK', 'Style'))],
  screen: 'first',
};
const tabTo = tabToBy([walk as unknown as Try], [screen('general', 'Title'), screen('page', 'Width')]);

const cut = (acts: TriedAct[], values: Cut['values'] = []): Cut => ({ of: {} as Try, acts, values, target: [] });
const failing = ({ acts }: Cut, failed: number) =>
  ({ record: { acts: acts.map((act, i) => ({ ...act, ok: i !== failed })), trouble: 'Not on screen: it' } }) as LiveRun;
const names = ({ acts }: Cut) => acts.map(({ control }) => control!.name);

test('a dialog that had been left on another tab is opened on it, and the value goes with its field', () => {
  const wide = cut(
    [click('Style...'), fill('Width', '7', 'Style'), click('OK', 'Style')],
    [{ value: '7', act: 1, kind: 'number' }],
  );
  const found = mended(wide, failing(wide, 1), tabTo);
  expect(names(found)).toEqual(['Style...', 'Page', 'Width', 'OK']);
  expect(found.values[0]!.act).toBe(2);
  expect(mended(found, failing(found, 2), tabTo)).toBe(found);
});

test('what cannot be done and gave no value is left out; what was done stays', () => {
  const other = cut([click('Style...'), click('Preview', 'Side'), click('OK', 'Style')]);
  expect(names(mended(other, failing(other, 1), tabTo))).toEqual(['Style...', 'OK']);
  const done = { record: { acts: other.acts } } as LiveRun;
  expect(mended(other, done, tabTo)).toBe(other);
});
