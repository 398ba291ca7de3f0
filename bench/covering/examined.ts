import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Half } from '../../src/evaluation/examination/halves.ts';
import { halfOf } from '../../src/evaluation/examination/halves.ts';
import { type Estimate, rate } from '../../src/evaluation/statistics.ts';
import type { Trajectory } from '../../src/records/trajectory.ts';
import { openStore } from '../../src/store/open-store.ts';

/** Lines on what the examined LAM4 did with tasks of covered families and of the others: solved, and refused as unknown. Empty where nothing was examined. */
export async function examinedLines(workspace: string, covered: ReadonlySet<string>): Promise<string[]> {
  const dir = join(workspace, 'examination');
  if (!(await stat(dir).catch(() => null))) return [];
  const store = await openStore({ dir });
  try {
    const runs: Pick<Trajectory, 'family' | 'outcome'>[] = [];
    for await (const { policy, family, outcome } of store.each<Trajectory>('trajectory'))
      if (/^LAM4 \S+$/.test(policy)) runs.push({ family, outcome });
    return [true, false].flatMap((isCovered) =>
      ([undefined, 'read', 'unread'] as (Half | undefined)[]).map((half) => {
        const of = runs.filter(
          ({ family }) => covered.has(family) === isCovered && (half === undefined || halfOf(family) === half),
        );
        const solved = rate(of.filter(({ outcome }) => outcome.success).length, of.length);
        const refused = rate(of.filter(({ outcome }) => outcome.failure?.type === 'refused').length, of.length);
        return `LAM4 on ${isCovered ? 'covered' : 'uncovered'} families, ${half ?? 'both halves'}: n ${of.length}, solved ${told(solved)}, refused ${told(refused)}`;
      }),
    );
  } finally {
    await store.close();
  }
}

const told = ({ value, low, high }: Estimate) =>
  `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
