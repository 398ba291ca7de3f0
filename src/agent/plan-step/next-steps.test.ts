import { expect, test } from 'vitest';
import type { Step } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { nextSteps } from './next-steps.ts';

const plan = ['Click "edit".', 'Type "red" in the "tag" box and press Enter.', 'Click "ok".'];
const screen: Observation = { window: { title: '' }, focus: null, controls: [], messages: [] };
const button: Control = {
  label: '1',
  name: 'ok',
  type: 'Button',
  states: [],
  rect: { x: 0, y: 0, width: 9, height: 9 },
};
const did = (at: number, { changed = true, ok = true, name = 'click_input', on = [button] } = {}): Step => ({
  index: 0,
  observation: { ...screen, controls: on },
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
  expect(nextSteps(plan, [], screen)).toEqual([1]);
  expect(nextSteps(plan, [did(1)], screen)).toEqual([2]);
  expect(nextSteps([], [], screen)).toEqual([0]);
});

test('a step that waited, failed or changed nothing, or has another act, may come again', () => {
  for (const how of [{ changed: false }, { ok: false }, { name: 'wait' }]) {
    expect(nextSteps(plan, [did(1, how)], screen)).toEqual([1, 2]);
  }
  expect(nextSteps(plan, [did(1), did(2)], screen)).toEqual([2, 3]);
});

test('a scroll in search of what a step needs has not done it', () => {
  expect(nextSteps(plan, [did(1, { name: 'wheel_mouse_input' })], screen)).toEqual([1, 2]);
});

test('where the last step is done there is none left, unless what it means was not on the screen', () => {
  expect(nextSteps(plan, [did(2), did(3)], screen)).toEqual([]);
  expect(nextSteps(plan, [did(3, { changed: false })], screen)).toEqual([3]);
  expect(nextSteps(plan, [did(3, { on: [] })], screen)).toEqual([3]);
});

test('a remark, and a box that is ticked already, are passed over', () => {
  const box: Control = { ...button, name: 'Wrap', type: 'CheckBox', states: ['checked'] };
  const ticking = ['Tick the "Wrap" box.', 'Click "ok".'];
  expect(nextSteps(ticking, [], { ...screen, controls: [box] })).toEqual([2]);
  expect(nextSteps(ticking, [], { ...screen, controls: [{ ...box, states: [] }] })).toEqual([1]);
  expect(nextSteps(['The dialog opens.', 'Click "ok".'], [], screen)).toEqual([2]);
});
