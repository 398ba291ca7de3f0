import { expect, test } from 'vitest';
import type { Episode } from '../agent/loop/run-episode.ts';
import type { FailureType } from '../records/episode/decision.ts';
import { type Step, stepSchema } from '../records/episode/trajectory.ts';
import { outcomeOf } from './failure-type.ts';

const step = (index: number, failure?: FailureType): Step =>
  stepSchema.parse({
    index,
    observation: { window: { title: '' }, focus: null, controls: [] },
    decision: { thought: '', controlLabel: '', controlName: '', function: '', args: {}, status: 'CONTINUE', plan: [] },
    result: {
      ok: !failure,
      changed: !failure,
      ...(failure ? { failure: { type: failure, detail: 'it went wrong' } } : {}),
    },
    ms: { observe: 1, infer: 1, act: 1, settle: 1 },
  });
const episode = (rest: Partial<Episode>): Episode => ({
  steps: [step(0)],
  end: 'finish',
  failure: null,
  picturesMs: 0,
  ...rest,
});
const passed = { pass: true, reason: 'as it should be' };
const wrong = { pass: false, reason: 'the text is missing' };

test('success needs the saved state and a policy that finished', () => {
  expect(outcomeOf(episode({}), passed)).toMatchObject({ success: true, failure: null });
  const budget = { type: 'budget' as const, step: 0, detail: 'not finished after 1 steps' };
  expect(outcomeOf(episode({ end: 'budget', failure: budget }), passed)).toMatchObject({
    success: false,
    reason: 'saved rightly, but the policy did not finish: not finished after 1 steps',
    failure: { type: 'budget' },
  });
});

test('every act done and the wrong thing saved is an effect failure with the verifier’s reason', () => {
  expect(outcomeOf(episode({}), wrong).failure).toEqual({ type: 'effect', step: null, detail: 'the text is missing' });
});

test('an act that failed on the way is the cause of a wrong state, and its step is kept', () => {
  const steps = [step(0), step(1, 'action'), step(2)];
  expect(outcomeOf(episode({ steps }), wrong).failure).toMatchObject({ type: 'action', step: 1 });
  expect(outcomeOf(episode({ steps }), passed).success).toBe(true);
});

test('a policy that ended the task by an act that failed has ended it', () => {
  const last = step(0, 'effect');
  const steps = [{ ...last, decision: { ...last.decision, status: 'FINISH' as const } }];
  const failure = { type: 'effect' as const, step: 0, detail: 'The last act failed: it went wrong' };
  expect(outcomeOf(episode({ steps, end: 'fail', failure }), passed).success).toBe(true);
  expect(outcomeOf(episode({ steps, end: 'fail', failure }), wrong).failure).toMatchObject({ type: 'effect', step: 0 });
});

test('without a state after there is only the crash', () => {
  const failure = { type: 'crash' as const, step: 0, detail: 'the page went away' };
  expect(outcomeOf(episode({ end: 'crash', failure }), null)).toEqual({
    success: false,
    reason: 'the page went away',
    failure,
  });
});
