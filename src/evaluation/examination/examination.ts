import type { Trajectory } from '../../records/episode/trajectory.ts';
import { type Estimate, mcnemar, type PairedTest, rate } from '../statistics.ts';
import { tally } from '../tally.ts';
import { type Half, halfOf } from './halves.ts';

/** What is read of a trajectory for an examination. */
export type ExamRun = Pick<Trajectory, 'taskId' | 'policy' | 'family' | 'split' | 'outcome'>;

/** `TSR` of all tasks; `author`: requests in the words of the first author, or of the second (the test wordings). */
export type ExamRow = {
  policy: string;
  part: 'all' | Half | 'first author' | 'second author';
  n: number;
  tsr: Estimate;
  /** Of all tasks, those that it said it does not know. */
  refused: Estimate;
  failures: Record<string, number>;
};
export type ExamPair = PairedTest & { first: string; second: string; part: 'all' | Half };
export type Examination = { rows: ExamRow[]; paired: ExamPair[]; families: number };

const parts: Record<ExamRow['part'], (run: ExamRun) => boolean> = {
  all: () => true,
  read: ({ family }) => halfOf(family) === 'read',
  unread: ({ family }) => halfOf(family) === 'unread',
  'first author': ({ split }) => authorOf(split) === 'first author',
  'second author': ({ split }) => authorOf(split) === 'second author',
};

const authorOf = (split: string) => (split === 'test-wordings' ? 'second author' : 'first author');

/** Rows of each policy, the first one tested in pairs against each other one on the tasks that both did. */
export function examinationOf(runs: readonly ExamRun[], policies: readonly string[]): Examination {
  const of = (policy: string, part: ExamRow['part']) => runs.filter((r) => r.policy === policy && parts[part](r));
  const rows = policies.flatMap((policy) =>
    (Object.keys(parts) as ExamRow['part'][]).map((part) => rowOf(policy, part, of(policy, part))),
  );
  const [lam, ...others] = policies;
  const paired = others.flatMap((first) =>
    (['all', 'read', 'unread'] as const).map((part) => ({
      ...{ first, second: lam!, part },
      ...mcnemar(pairsOf(of(first, part), of(lam!, part))),
    })),
  );
  return { rows, paired, families: new Set(runs.map(({ family }) => family)).size };
}

function rowOf(policy: string, part: ExamRow['part'], runs: readonly ExamRun[]): ExamRow {
  const failures: Record<string, number> = tally(runs.flatMap(({ outcome }) => outcome.failure?.type ?? []));
  const solved = runs.filter(({ outcome }) => outcome.success).length;
  return {
    ...{ policy, part, n: runs.length, failures },
    tsr: rate(solved, runs.length),
    refused: rate(failures.refused ?? 0, runs.length),
  };
}

function pairsOf(first: readonly ExamRun[], second: readonly ExamRun[]): [boolean, boolean][] {
  const outcomes = new Map(first.map(({ taskId, outcome }) => [taskId, outcome.success]));
  return second.flatMap(({ taskId, outcome }): [boolean, boolean][] => {
    const other = outcomes.get(taskId);
    return other === undefined ? [] : [[other, outcome.success]];
  });
}
