import type { Checkpoint } from '../records/models/checkpoint.ts';
import { memberOf, type Run } from './figures.ts';
import { mcnemar, type PairedTest } from './statistics.ts';

export type PairedRow = PairedTest & { first: string; second: string; base: string | null; split: string };

/**
 * McNemar's test of each phase against the one before it, and of LAM4 against the plan follower, against recall without a model and against LAMs that were trained for
 * several applications, on the same tasks and seeds.
 */
export function pairedRows(runs: readonly Run[], checkpoints: ReadonlyMap<string, Checkpoint>): PairedRow[] {
  const joint = new Set(runs.map((r) => r.policy).filter((policy) => policy.startsWith('LAM4 of ')));
  const comparisons: readonly (readonly [string, string])[] = [
    ['LAM1', 'LAM2'],
    ['LAM2', 'LAM3'],
    ['LAM3', 'LAM4'],
    ['plan-follower', 'LAM4'],
    ['recall', 'LAM4'],
    ...[...joint].map((policy) => ['LAM4', policy] as const),
  ];
  const bases = new Set([...checkpoints.values()].map((c) => c.base));
  const splits = new Set(runs.map((r) => r.split));
  return comparisons.flatMap(([first, second]) =>
    [...bases].flatMap((base) =>
      [...splits].flatMap((split) => {
        const outcomes = (policy: string) => {
          const found = runs.filter(
            (r) => r.split === split && r.policy === policy && [base, null].includes(memberOf(r, checkpoints).base),
          );
          return new Map(found.map((r) => [`${r.taskId} ${memberOf(r, checkpoints).seed}`, r.outcome.success]));
        };
        const after = outcomes(second);
        const before = outcomes(first);
        const pairs = [...after].flatMap(([key, success]) => {
          const other = before.get(key) ?? before.get(`${key.split(' ')[0]} 0`);
          return other === undefined ? [] : [[other, success] as const];
        });
        return pairs.length === 0 ? [] : [{ first, second, base, split, ...mcnemar(pairs) }];
      }),
    ),
  );
}
