import { expect, test } from 'vitest';
import type { Episode } from '../../agent/loop/run-episode.ts';
import { outcomeByJudge } from './outcome-by-judge.ts';

const episode: Episode = { steps: [], end: 'finish', failure: null, picturesMs: 0 };
const judgement = { complete: 'yes' as const, reason: 'Pie was added.', error: null };

test('an outcome by the judge says so', () => {
  expect(outcomeByJudge(episode, judgement)).toEqual({
    success: true,
    reason: 'Pie was added.',
    failure: null,
    decidedBy: 'judge',
  });
});

test('its yes is no success where the policy did not end the task itself, and unsure is none', () => {
  const failure = { type: 'budget' as const, step: 8, detail: 'not finished after 9 steps' };
  expect(outcomeByJudge({ ...episode, end: 'budget', failure }, judgement)).toMatchObject({
    success: false,
    failure,
    decidedBy: 'judge',
  });
  expect(outcomeByJudge(episode, { ...judgement, complete: 'unsure' })).toMatchObject({
    success: false,
    failure: { type: 'effect' },
    decidedBy: 'judge',
  });
});

test('without an answer nobody has decided', () => {
  expect(outcomeByJudge(episode, { complete: null, reason: '', error: 'cut off' })).toMatchObject({
    success: false,
    failure: { type: 'answer', detail: 'the judge gave no answer: cut off' },
    decidedBy: 'nobody',
  });
});
