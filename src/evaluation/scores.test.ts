import { expect, test } from 'vitest';
import type { Policy } from '../agent/policy.ts';
import type { Decision } from '../records/episode/decision.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import { scoreTrajectory, sumOffline } from './offline.ts';
import { scorePlan } from './planning.ts';

test('plan steps count in order, with their quoted names', () => {
  const reference = ['Click the "new tiddler" button.', 'Type "Foo" in the "title" box.', 'Click the "ok" button.'];
  expect(scorePlan(reference, reference)).toEqual({ success: true, precision: 1, recall: 1 });
  expect(scorePlan([reference[0]!, 'Type "Bar" in the "title" box.'], reference)).toEqual({
    success: false,
    precision: 0.5,
    recall: 1 / 3,
  });
  expect(scorePlan([], reference)).toEqual({ success: false, precision: 0, recall: 0 });
  expect(scorePlan([reference[2]!, reference[0]!], reference).recall).toBeCloseTo(1 / 3);
});

const decide = (label: string, status: Decision['status'], text?: string): Decision => ({
  thought: '',
  controlLabel: label,
  controlName: `name ${label}`,
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  status,
  plan: [],
});
const trajectory = (...decisions: Decision[]) =>
  ({
    request: 'r',
    seed: 1,
    steps: decisions.map((decision, index) => ({
      index,
      decision,
      observation: {
        window: { title: '' },
        focus: null,
        messages: [],
        controls: ['1', '2'].map((label) => ({ label, name: `name ${label}`, type: 'Button', states: [], rect: null })),
      },
      result: { ok: true, changed: true },
      ms: { observe: 0, infer: 0, act: 0, settle: 0 },
    })),
  }) as unknown as Trajectory;

test('object, operation and status are scored apart; a step is right when all three are', async () => {
  const answers = [decide('1', 'CONTINUE'), decide('2', 'CONTINUE', 'b'), decide('1', 'CONTINUE')];
  const policy: Policy = {
    name: 'fixed',
    checkpoint: null,
    begin: () => {},
    decide: async ({ history }) => answers[history.length]!,
  };
  const recorded = trajectory(decide('1', 'CONTINUE'), decide('2', 'CONTINUE', 'a'), decide('2', 'FINISH'));
  const scores = await scoreTrajectory(policy, recorded);
  expect(scores).toEqual([
    { object: true, operation: true, status: true },
    { object: true, operation: false, status: true },
    { object: false, operation: true, status: false },
  ]);
  const sums = sumOffline([scores, scores.slice(0, 1)]);
  expect(sums).toEqual({ steps: 4, object: 3, operation: 3, status: 3, all: 2, tasks: 2, tasksRight: 1 });
  expect(sums.all).toBeLessThanOrEqual(Math.min(sums.object, sums.operation, sums.status));
});

test('a selection without a control is of the control that holds its text', async () => {
  const select = (controlLabel: string, text: string): Decision => ({
    ...decide(controlLabel, 'CONTINUE', text),
    function: 'select_text',
  });
  const score = async (answer: Decision, wanted: Decision) =>
    (
      await scoreTrajectory(
        { begin: async () => {}, decide: async () => answer } as unknown as Policy,
        trajectory(wanted),
      )
    )[0]!.object;
  expect(await score(select('', 'name 2'), select('2', 'name 2'))).toBe(true);
  expect(await score(select('', 'name 1'), select('2', 'name 2'))).toBe(false);
  expect(await score(select('', 'nowhere'), select('2', 'name 2'))).toBe(false);
  expect(await score({ ...select('', 'name 2'), function: 'set_edit_text' }, select('2', 'name 2'))).toBe(false);
});
