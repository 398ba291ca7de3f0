import { isWithin } from '../../../effects/noise/places.ts';
import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Change, Effect, Tree } from '../../../records/episode/effect.ts';
import { expectationOf, judgeEffect, leaves } from '../interpret/expectation.ts';
import type { Seen } from '../varying/generalise.ts';

/** What a verifier must refuse: how many of them, and the first that it let pass, in words. */
export type MutantReport = { refused: number; of: number; passed: string | null };

/**
 * Tries a verifier on what is not quite the task: nothing, the solution without one of its acts (`without`), with another value in each place, and
 * with each of some other changes more (`others`).
 */
export function tryMutants(
  family: Pick<DiscoveredFamily, 'effect' | 'ignored'> & Partial<Pick<DiscoveredFamily, 'parameters'>>,
  { values, effect }: Seen,
  { without, others }: { without: readonly Effect[]; others: readonly Effect[] },
): MutantReport {
  const expected = expectationOf(family, values);
  const counts = (change: Change) => !isWithin(change.path, expected.ignored);
  const parts = effect.flatMap(leaves);
  const changed = parts.flatMap((part, i) =>
    counts(part) && part.after !== undefined && part.kind !== 'removed'
      ? [parts.with(i, { ...part, after: another(part.after) })]
      : [],
  );
  const told = new Set(
    expected.effect.flatMap(({ kind, before }) => (kind === 'removed' && before !== undefined ? [before] : [])),
  );
  const gone = parts.flatMap((part, i) =>
    part.kind === 'removed' && part.before !== undefined && told.has(part.before)
      ? [parts.with(i, { ...part, before: another(part.before) })]
      : [],
  );
  const more = others.filter((other) => other.some(counts)).map((other) => [...effect, ...other]);
  const mutants: [string, Effect][] = [
    ['nothing was done', []],
    ...without.map((one): [string, Effect] => ['an act was left out', one]),
    ...changed.map((one): [string, Effect] => ['another value was saved', one]),
    ...gone.map((one): [string, Effect] => ['another one was removed', one]),
    ...parts
      .filter(counts)
      .map((part): [string, Effect] => ['a part was not saved', parts.filter((one) => one !== part)]),
    ...more.map((one): [string, Effect] => ['something else was changed, too', one]),
  ];
  const passed = mutants.filter(([, mutant]) => judgeEffect(expected, mutant).pass);
  return { refused: mutants.length - passed.length, of: mutants.length, passed: passed[0]?.[0] ?? null };
}

function another(value: Tree): Tree {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : 'x';
}
