import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from '../../../app-pack/family.ts';
import { fitsPath } from '../../../effects/difference/paths.ts';
import { isObject } from '../../../effects/difference/tree.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Change, Effect, Segment, Tree } from '../../../records/episode/effect.ts';
import { changeInWords } from './effect-words.ts';
import { beforeName, fillText, fillTree, mapPath, namesIn } from './places.ts';
import { isMadeWithin, isWithinText } from './within.ts';

/** What a task should change: changes whose texts may still say {before}, and what is of no account. */
export type Expectation = { effect: Effect; ignored: Segment[][] };

/** The effect of a family with these values in its places. */
export function expectationOf(
  { effect, ignored, parameters = [] }: Expectation & { parameters?: readonly Parameter[] },
  given: Readonly<Record<string, string>>,
): Expectation {
  const values = { ...given, ...meaningsOf(parameters, given) };
  const fill = (text: string) => fillText(text, values);
  const change = ({ path, from, ...rest }: Change): Change => ({
    ...rest,
    path: mapPath(path, fill),
    ...(from && { from: mapPath(from, fill) }),
    ...(rest.before !== undefined && { before: fillTree(rest.before, values) }),
    ...(rest.after !== undefined && { after: fillTree(rest.after, values) }),
  });
  return { effect: effect.map(change), ignored: ignored.map((path) => mapPath(path, fill)) };
}

/** What the chosen options are saved as. */
const meaningsOf = (
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    parameters.flatMap(({ name, means }) => {
      const saved = means?.[values[name] ?? ''];
      return saved === undefined ? [] : [[`${name}:means`, saved]];
    }),
  );

/** Whether an effect is the one that is expected and nothing else, and if not, what is missing or too much. */
export function judgeEffect(expected: Expectation, effect: Effect): Verdict {
  const counts = (change: Change) => !isWithin(change.path, expected.ignored);
  const left = effect.flatMap(leaves).filter(counts);
  const wanted = expected.effect
    .flatMap(leaves)
    .filter(counts)
    .sort((a, b) => stars(a) - stars(b));
  if (wanted.length === 0) return { pass: false, reason: 'nothing is expected to change' };
  for (const change of wanted) {
    const at = left.findIndex((other) => isMeant(change, other));
    if (at < 0) return { pass: false, reason: `not so: ${changeInWords(change)}${elsewhere(change, left)}` };
    left.splice(at, 1);
  }
  if (left.length > 0)
    return { pass: false, reason: `also changed: ${left.map(changeInWords).join('; ').slice(0, 300)}` };
  return { pass: true, reason: 'this and nothing else was changed' };
}

/** What was added with all its parts, as one change a part; a list of texts is one. */
export function leaves(change: Change): Change[] {
  const { path, kind, after } = change;
  if (kind !== 'added') return [change];
  if (Array.isArray(after) && after.length > 0 && !after.every((member) => typeof member === 'string'))
    return after.flatMap((member, i) => leaves({ path: [...path, i], kind, after: member }));
  if (isObject(after) && Object.keys(after).length > 0)
    return Object.entries(after).flatMap(([key, member]) => leaves({ path: [...path, key], kind, after: member }));
  return [change];
}

export function isMeant(wanted: Change, other: Change): boolean {
  if (!fitsPath(wanted.path, other.path)) return false;
  if (wanted.kind !== other.kind) return isAppended(wanted) && other.kind === 'added' && isFirst(wanted, other);
  if (wanted.from && !fitsPath(wanted.from, other.from ?? [])) return false;
  if (wanted.kind !== 'removed') return isValue(wanted.after, other.after, other.before);
  return wanted.before === undefined || isDeepStrictEqual(wanted.before, other.before);
}

/** Whether a value is the wanted one, {before} being what stood there. */
export function isValue(wanted: Tree | undefined, value: Tree | undefined, before: Tree | undefined): boolean {
  if (wanted === undefined || value === undefined) return wanted === value;
  const then: Record<string, string> =
    typeof before === 'object' || before === undefined ? {} : { [beforeName]: String(before) };
  const filled = fillTree(wanted, then);
  if (typeof filled === 'string' && isWithinText(filled))
    return typeof value === 'string' && typeof before === 'string' && isMadeWithin(filled, value, before);
  return isDeepStrictEqual(filled, value) || (typeof value === 'number' && filled === String(value));
}

/** Whether the change adds to what stands there. */
export const isAppended = ({ kind, after }: Change): boolean =>
  kind === 'changed' && typeof after === 'string' && (namesIn(after).includes(beforeName) || isWithinText(after));

/** Where nothing stood before, what is added to it stands alone. */
const isFirst = ({ after }: Change, other: Change): boolean =>
  fillText(String(after), { [beforeName]: '' }).trim() === other.after;

const stars = ({ path }: Change) =>
  path.filter((segment) => typeof segment === 'string' && segment.includes('*')).length;

function elsewhere(change: Change, left: readonly Change[]): string {
  const there = left.find((other) => fitsPath(change.path, other.path));
  return there ? `, but ${changeInWords(there)}` : '';
}
