/** A place where two saved states differ: the way to it, and what stands there in each. */
export type Difference = { path: string[]; one: unknown; other: unknown };

/** All places where two saved states differ, the smallest that can be told. */
export function differencesOf(one: unknown, other: unknown, path: string[] = []): Difference[] {
  if (Object.is(one, other)) return [];
  if (!isTree(one) || !isTree(other) || Array.isArray(one) !== Array.isArray(other)) return [{ path, one, other }];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differencesOf(one[key], other[key], [...path, key]));
}

/** The differences that are none between two equal runs: clocks and made-up ids say another thing each time. */
export function withoutNoise(found: readonly Difference[], noise: readonly Difference[]): Difference[] {
  const keyOf = ({ path }: Difference) => JSON.stringify(path);
  const noisy = new Set(noise.map(keyOf));
  return found.filter((difference) => !noisy.has(keyOf(difference)));
}

const longest = 80;

/** In words, for people. */
export function told({ path, one, other }: Difference): string {
  const said = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, longest);
  return `${path.join(' / ') || 'the state'} is ${said(other)} instead of ${said(one)}`;
}

const isTree = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
