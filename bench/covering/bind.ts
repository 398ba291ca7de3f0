import { expectationOf, judgeEffect, leaves } from '../../src/discovery/families/interpret/expectation.ts';
import { pathText } from '../../src/effects/difference/paths.ts';
import { isWithin } from '../../src/effects/noise/places.ts';
import type { DiscoveredFamily } from '../../src/records/discovery/discovered-family.ts';
import type { Change, Effect } from '../../src/records/episode/effect.ts';
import { escapePattern } from '../../src/records/escape-pattern.ts';

/** So many bindings are tried. */
const most = 400;

/** Values of its parameters with which a family's verifier accepts an effect; null where there are none. `values`: texts that the task speaks of. */
export function bindingOf(
  family: DiscoveredFamily,
  effect: Effect,
  values: readonly string[],
): Record<string, string> | null {
  const parts = effect.flatMap(leaves);
  let bindings: Record<string, string>[] = [{}];
  for (const { name, kind, choices = [] } of family.parameters) {
    const found = kind === 'choice' ? choices : [...new Set([...capturedBy(family, name, parts), ...values])];
    bindings = bindings.flatMap((one) => found.map((value) => ({ ...one, [name]: value }))).slice(0, most);
  }
  return (
    bindings.find((one) => {
      const expected = expectationOf(family, one);
      // What a verifier does not look at is not covered by it.
      const isWhole = !parts.some(({ path }) => isWithin(path, expected.ignored));
      return isWhole && judgeEffect(expected, effect).pass;
    }) ?? null
  );
}

/** What may stand in a place of the family's effect, going by each change of its kind. */
function capturedBy({ effect }: DiscoveredFamily, name: string, parts: readonly Change[]): string[] {
  return effect
    .flatMap(leaves)
    .flatMap((wanted) =>
      parts
        .filter(({ kind }) => kind === wanted.kind)
        .flatMap((part) => [
          ...captures(pathText(wanted.path), pathText(part.path), name),
          ...captures(textOf(wanted), textOf(part), name),
        ]),
    );
}

/** What a text is read as, or a file of text, are its lines; other lists are no text. */
const textOf = ({ path, after }: Change) => {
  if (typeof after === 'string') return after;
  const isText = path.length === 1 || path.at(-1) === 'text';
  return isText && Array.isArray(after) && after.every((line) => typeof line === 'string')
    ? after.join('\n')
    : JSON.stringify(after ?? null);
};

function captures(template: string, text: string, name: string): string[] {
  if (!template.includes(`{${name}}`)) return [];
  let isFirst = true;
  const source = template
    .split(/(\{[\w:]+\}|\*)/)
    .map((part) => {
      if (part !== `{${name}}`) return /^\{[\w:]+\}$|^\*$/.test(part) ? '.*?' : escapePattern(part);
      const group = isFirst ? '(?<value>.+)' : '\\k<value>';
      isFirst = false;
      return group;
    })
    .join('');
  const value = new RegExp(`^${source}$`, 's').exec(text)?.groups?.value;
  return value === undefined ? [] : [value];
}
