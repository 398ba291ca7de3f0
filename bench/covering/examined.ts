import { stat } from 'node:fs/promises';
import type { Half } from '../../src/evaluation/examination/halves.ts';
import { halfOf } from '../../src/evaluation/examination/halves.ts';
import { type Estimate, rate } from '../../src/evaluation/statistics.ts';
import { examinationDir } from '../../src/pipeline/stages/examine.ts';
import type { Trajectory } from '../../src/records/episode/trajectory.ts';
import { openStore } from '../../src/store/open-store.ts';

/** How a written family is covered: by values that a request speaks of, by one that has to be composed, or not. */
export type Part = 'plain' | 'composed' | 'uncovered';

/** Lines on what the examined LAM4 did with tasks of each part: solved, and refused as unknown. Empty where nothing was examined. */
export async function examinedLines(workspace: string, parts: ReadonlyMap<string, Part>): Promise<string[]> {
  const dir = examinationDir(workspace);
  if (!(await stat(dir).catch(() => null))) return [];
  const store = await openStore({ dir });
  try {
    const runs: Pick<Trajectory, 'family' | 'outcome'>[] = [];
    for await (const { policy, family, outcome } of store.each<Trajectory>('trajectory'))
      if (/^LAM4 \S+$/.test(policy)) runs.push({ family, outcome });
    return groups.flatMap(([name, of]) =>
      ([undefined, 'read', 'unread'] as (Half | undefined)[]).map((half) => {
        const own = runs.filter(
          ({ family }) => of.includes(parts.get(family)!) && (half === undefined || halfOf(family) === half),
        );
        const solved = rate(own.filter(({ outcome }) => outcome.success).length, own.length);
        const refused = rate(own.filter(({ outcome }) => outcome.failure?.type === 'refused').length, own.length);
        return `LAM4 on ${name}, ${half ?? 'both halves'}: n ${own.length}, solved ${told(solved)}, refused ${told(refused)}`;
      }),
    );
  } finally {
    await store.close();
  }
}

const groups: [string, Part[]][] = [
  ['covered families', ['plain', 'composed']],
  ['those covered by values that requests speak of', ['plain']],
  ['uncovered families', ['uncovered']],
];

const told = ({ value, low, high }: Estimate) =>
  `${(100 * value).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
