import { expect, test } from 'vitest';
import type { Decision, FailureType } from '../records/episode/decision.ts';
import { type Step, stepSchema } from '../records/episode/trajectory.ts';
import { endingOf } from './ending.ts';

const step = (status: Decision['status'], ok = true): Step =>
  stepSchema.parse({
    index: 0,
    observation: { window: { title: '' }, focus: null, controls: [] },
    decision: { thought: '', controlLabel: '', controlName: '', function: '', args: {}, status, plan: [] },
    result: { ok, changed: ok },
    ms: { observe: 1, infer: 1, act: 1, settle: 1 },
  });
const failed = (type: FailureType) => ({ success: false, reason: '', failure: { type, step: null, detail: '' } });

test('a task is done, given up, or silently wrong: read from what a stored trajectory holds', () => {
  const done = { success: true, reason: '', failure: null };
  expect(endingOf({ outcome: done, steps: [step('FINISH')] })).toBe('done');
  expect(endingOf({ outcome: failed('effect'), steps: [step('CONTINUE'), step('FINISH')] })).toBe('silently wrong');
  expect(endingOf({ outcome: failed('action'), steps: [step('CONTINUE', false), step('FINISH')] })).toBe(
    'silently wrong',
  );
});

test('what says that it is not done gave up: a refusal, FAIL, the limit, a crash, a last act that failed', () => {
  expect(endingOf({ outcome: failed('refused'), steps: [step('FAIL')] })).toBe('gave up');
  expect(endingOf({ outcome: failed('budget'), steps: [step('CONTINUE')] })).toBe('gave up');
  expect(endingOf({ outcome: failed('crash'), steps: [step('FINISH')] })).toBe('gave up');
  expect(endingOf({ outcome: failed('action'), steps: [step('FINISH', false)] })).toBe('gave up');
  expect(endingOf({ outcome: failed('crash'), steps: [] })).toBe('gave up');
});
