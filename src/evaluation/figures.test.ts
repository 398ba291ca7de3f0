import { expect, test } from 'vitest';
import type { Checkpoint } from '../records/models/checkpoint.ts';
import { onlineRows, type Run } from './figures.ts';
import { pairedRows } from './paired.ts';
import { figuresDocument } from './report/figures-document.ts';

const checkpoint = (id: string, base: string, seed: number) => ({ id, base, seed, app: 'notes', curve: [] });
const checkpoints = [
  checkpoint('large', 'smollm2-135m', 0),
  checkpoint('tiny0', 'tiny', 0),
  checkpoint('tiny1', 'tiny', 1),
] as unknown as Checkpoint[];
const byId = new Map(checkpoints.map((c) => [c.id, c]));

const run = (policy: string, checkpoint: string | null, taskId: string, success: boolean): Run => ({
  taskId,
  split: 'test-parameters',
  policy,
  checkpoint,
  family: 'rename',
  outcome: { success, reason: '', failure: success ? null : { type: 'effect', step: null, detail: '' } },
  durationMs: 1000,
  ending: success ? 'done' : 'silently wrong',
  stepMs: [100],
});

/** Two tasks; the large base does both, each seed of the tiny one has one of them. */
const runs = [
  run('plan-follower', null, 'a', true),
  run('plan-follower', null, 'b', false),
  run('LAM4', 'large', 'a', true),
  run('LAM4', 'large', 'b', true),
  run('LAM4', 'tiny1', 'b', true),
  run('LAM4', 'tiny0', 'a', false),
];

test('seeds of a base are pooled in its row', () => {
  const rows = onlineRows(runs, byId).map(({ policy, base, seeds, n, tsr }) => ({ policy, base, seeds, n, tsr }));
  expect(rows).toEqual([
    { policy: 'plan-follower', base: null, seeds: 1, n: 2, tsr: 0.5 },
    { policy: 'LAM4', base: 'smollm2-135m', seeds: 1, n: 2, tsr: 1 },
    { policy: 'LAM4', base: 'tiny', seeds: 2, n: 2, tsr: 0.5 },
  ]);
});

test('a base with several seeds is also shown seed by seed', () => {
  const { seeds } = figuresDocument({ app: 'notes', runs, scores: [], checkpoints, counts: {}, durationS: 0 });
  expect(seeds.map(({ base, seed, n, tsr }) => [base, seed, n, tsr])).toEqual([
    ['tiny', 0, 1, 0],
    ['tiny', 1, 1, 1],
  ]);
});

test('each task of each seed is paired with what a policy without a model did at it', () => {
  const rows = pairedRows(runs, byId).filter(({ first }) => first === 'plan-follower');
  expect(rows.map(({ base, n, onlyFirst, onlySecond }) => [base, n, onlyFirst, onlySecond])).toEqual([
    ['smollm2-135m', 2, 0, 1],
    ['tiny', 2, 1, 1],
  ]);
});
