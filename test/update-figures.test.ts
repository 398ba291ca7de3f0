import { expect, test } from 'vitest';
import { fillFigures } from '../bench/update-figures.ts';
import type { Run } from '../src/evaluation/figures.ts';
import { figuresDocument } from '../src/evaluation/report/figures-document.ts';

const run = (policy: string, i: number, success: boolean, split: Run['split'] = 'test-parameters'): Run => ({
  taskId: `task${i}`,
  split,
  policy,
  checkpoint: null,
  family: 'rename-flow',
  outcome: { success, reason: '', failure: success ? null : { type: 'effect', step: null, detail: '' } },
  durationMs: 2000,
  ending: success ? 'done' : 'silently wrong',
  stepMs: [100, 300],
});

const document = figuresDocument({
  app: 'node-red',
  runs: [
    run('plan-follower', 0, true),
    run('plan-follower', 1, false),
    run('plan-follower', 2, true, 'test-template'),
    run('nothing', 0, false),
  ],
  scores: [],
  checkpoints: [],
  counts: {},
  durationS: 90,
});

test('marked tables are written anew, others and the text around them stay', () => {
  const page = [
    'Before <!-- figures:quickstart:online -->\nold\n<!-- /figures --> between',
    '<!-- figures:study -->\nkept\n<!-- /figures --> after',
  ].join('\n');
  const { text, filled } = fillFigures(page, new Map([['quickstart', document]]));
  expect(filled).toEqual(['quickstart:online']);
  expect(text).toMatchInlineSnapshot(`
    "Before <!-- figures:quickstart:online -->
    | split | policy | base | seeds | n | TSR % [95 %] | gave up % [95 %] | silently wrong % [95 %] | steps | s a task | ms a step, p50 | p95 | failures |
    | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
    | test-parameters | nothing |  | 1 | 1 | 0.0 [0.0, 79.3] | 0.0 [0.0, 79.3] | 100.0 [20.7, 100.0] | 2.0 | 2.0 | 200 | 290 | effect 1 |
    | test-parameters | plan-follower |  | 1 | 2 | 50.0 [9.5, 90.5] | 0.0 [0.0, 65.8] | 50.0 [9.5, 90.5] | 2.0 | 2.0 | 200 | 300 | effect 1 |
    | test-template | plan-follower |  | 1 | 1 | 100.0 [20.7, 100.0] | 0.0 [0.0, 79.3] | 0.0 [0.0, 79.3] | 2.0 | 2.0 | 200 | 290 |  |
    <!-- /figures --> between
    <!-- figures:study -->
    kept
    <!-- /figures --> after"
  `);
  expect(fillFigures(text, new Map([['quickstart', document]])).text).toBe(text);
});

test('a summary has a line for every policy and a column for every split', () => {
  const page = '<!-- figures:quickstart -->\n<!-- /figures -->';
  expect(
    fillFigures(page, new Map([['quickstart', document]]))
      .text.split('\n')
      .slice(3, -1),
  ).toEqual([
    '| policy | base | seeds | test-parameters | test-template |',
    '| --- | --- | ---: | ---: | ---: |',
    '| nothing |  | 1 | 0.0 [0.0, 79.3], 1; 100.0 |  |',
    '| plan-follower |  | 1 | 50.0 [9.5, 90.5], 2; 50.0 | 100.0 [20.7, 100.0], 1; 0.0 |',
  ]);
});

test('a table that does not exist is named with those that do', () => {
  const page = '<!-- figures:quickstart:best -->\n<!-- /figures -->';
  expect(() => fillFigures(page, new Map([['quickstart', document]]))).toThrow('There is no table "best" of figures.');
});
