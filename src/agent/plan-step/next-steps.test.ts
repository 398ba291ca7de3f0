import { expect, test } from 'vitest';
import type { Step } from '../../records/trajectory.ts';
import { nextSteps } from './next-steps.ts';

const plan = ['Click "edit".', 'Type "red" in the "tag" box and press Enter.', 'Click "ok".'];
const did = (at: number, { changed = true, ok = true, name = 'click_input' } = {}): Step => ({
  index: 0,
  observation: { window: { title: '' }, focus: null, controls: [], messages: [] },
  decision: {
    thought: plan[at - 1]!,
    plan: plan.slice(at),
    controlLabel: '',
    controlName: '',
    function: name as Step['decision']['function'],
    args: {},
    status: 'CONTINUE',
  },
  result: { ok, changed, text: '' },
  ms: { observe: 0, infer: 0, act: 0, settle: 0 },
});

test('steps are carried out in their order', () => {
  expect(nextSteps(plan, [])).toEqual([1]);
  expect(nextSteps(plan, [did(1)])).toEqual([2]);
  expect(nextSteps(plan, [did(3)])).toEqual([3]);
  expect(nextSteps([], [])).toEqual([0]);
});

test('a step that waited, failed or changed nothing, or has another act, may come again', () => {
  for (const how of [{ changed: false }, { ok: false }, { name: 'wait' }]) {
    expect(nextSteps(plan, [did(1, how)])).toEqual([1, 2]);
  }
  expect(nextSteps(plan, [did(1), did(2)])).toEqual([2, 3]);
});
