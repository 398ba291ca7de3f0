import { expect, test } from 'vitest';
import { type ExamRun, examinationOf } from './examination.ts';
import { halfOf } from './halves.ts';

const families = Array.from({ length: 40 }, (_, i) => `family-${i}`);
const run = (policy: string, i: number, success: boolean, type = 'effect'): ExamRun => ({
  taskId: `task ${i}`,
  policy,
  family: families[i]!,
  split: i % 2 === 0 ? 'test-parameters' : 'test-wordings',
  outcome: {
    success,
    reason: '',
    failure: success ? null : { type: type as 'effect', step: null, detail: '' },
  },
});

test('the halves are about as large, and a family stays in its own', () => {
  const read = families.filter((family) => halfOf(family) === 'read');
  expect(read.length).toBeGreaterThan(10);
  expect(read.length).toBeLessThan(30);
  expect(read).toEqual(families.filter((family) => halfOf(family) === 'read'));
});

test('each part has its own n, and the parts make the whole', () => {
  const runs = families.map((_, i) => run('LAM4', i, i % 4 === 0, i % 4 === 1 ? 'refused' : 'effect'));
  const { rows } = examinationOf(runs, ['LAM4']);
  const by = new Map(rows.map((row) => [row.part, row]));
  expect(by.get('all')).toMatchObject({ n: 40, tsr: { value: 0.25 }, refused: { value: 0.25 } });
  expect(by.get('read')!.n + by.get('unread')!.n).toBe(40);
  expect(by.get('second author')).toMatchObject({ n: 20, tsr: { value: 0 }, failures: { refused: 10, effect: 10 } });
});

test('the first policy is tested against the others on the tasks that both did', () => {
  const runs = [
    ...families.map((_, i) => run('LAM4', i, i < 10)),
    ...families.slice(5, 25).map((_, i) => run('manual', i + 5, i + 5 >= 8 && i + 5 < 12)),
  ];
  const { paired } = examinationOf(runs, ['LAM4', 'manual']);
  expect(paired[0]).toMatchObject({ first: 'manual', second: 'LAM4', part: 'all', n: 20, onlySecond: 3, onlyFirst: 2 });
});
