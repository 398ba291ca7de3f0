import { expect, test } from 'vitest';
import type { Judgement } from '../records/episode/judgement.ts';
import { agreementOf, agreementRows } from './agreement.ts';
import { figuresDocument } from './report/figures-document.ts';
import { renderReport } from './report/report.ts';
import { rate } from './statistics.ts';

const judged = (complete: Judgement['complete'], verifier: boolean | null, view: Partial<Judgement['view']> = {}) => ({
  id: '',
  app: 'notes',
  trajectoryId: '',
  complete,
  reason: '',
  subScores: {},
  quality: null,
  view: { steps: 'ends' as const, pictures: false, ...view },
  difference: '',
  verifier,
  model: 'a-judge',
  error: null,
  ms: 0,
  calls: [],
});
const times = <T>(n: number, value: T) => Array.from({ length: n }, () => value);
const list = [
  ...times(6, judged('yes', true)),
  ...times(2, judged('yes', false)),
  ...times(1, judged('unsure', true)),
  ...times(1, judged(null, true)),
  ...times(9, judged('no', false)),
  ...times(1, judged('unsure', false)),
];

test('unsure and no answer count as not yes, and are shown apart', () => {
  expect(agreementOf(list)).toEqual({
    n: 20,
    unsure: 2,
    unanswered: 1,
    agreement: rate(16, 20),
    precision: rate(6, 8),
    recall: rate(6, 8),
    // By chance (8 * 8 + 12 * 12) / 400 = 0.52.
    kappa: expect.closeTo((0.8 - 0.52) / 0.48, 10),
  });
});

test('a judge that always says the same has no kappa, and nothing judged has no figures', () => {
  expect(agreementOf([judged('yes', true), judged('yes', false)]).kappa).toBeNull();
  expect(agreementOf([])).toMatchObject({ n: 0, kappa: null, agreement: rate(0, 0) });
});

test('rows are by model and by what the judge was shown; what no verifier knows is in none', () => {
  const rows = agreementRows([
    ...list,
    judged('yes', null),
    judged('yes', true, { difference: false }),
    judged('no', true, { steps: 'all', pictures: true }),
  ]);
  expect(rows.map(({ model, view, n }) => [model, view, n])).toEqual([
    ['a-judge', 'all, pictures, difference', 1],
    ['a-judge', 'ends', 1],
    ['a-judge', 'ends, difference', 20],
  ]);
});

test('the report shows the judge where there is one', () => {
  const empty = { app: 'notes', runs: [], scores: [], checkpoints: [], counts: {}, durationS: 0 };
  const page = (judgements: Judgement[]) => renderReport(figuresDocument({ ...empty, judgements }), [], new Map());
  expect(page(list)).toMatch(/The judge against the verifiers.+a-judge.+ends, difference.+80\.0/s);
  expect(page([])).not.toContain('judge');
});
