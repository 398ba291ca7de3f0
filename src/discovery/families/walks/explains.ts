import { pathText } from '../../../effects/difference/paths.ts';
import { asText } from '../../../effects/difference/tree.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Change, Effect, Tree } from '../../../records/episode/effect.ts';
import { escapePattern } from '../../../records/patterns.ts';
import { leaves } from '../interpret/expectation.ts';
import { beforeName, placesIn } from '../interpret/places/places.ts';
import type { Mask } from './mask.ts';

/** Whether an effect is a family's own with other values: then it is another way to do the same. `mask` takes names and values out of texts. */
export function explains(
  { effect, ignored, parameters }: Pick<DiscoveredFamily, 'effect' | 'ignored' | 'parameters'>,
  other: Effect,
  mask: Mask,
): boolean {
  const left = other.flatMap(leaves).filter(({ path }) => !isWithin(path, ignored));
  const wanted = effect.flatMap(leaves).map((change) => patternOf(change, parameters));
  if (left.length !== wanted.length) return false;
  return wanted.every(({ kind, path, after }) => {
    const at = left.findIndex(
      (change) =>
        kind === change.kind && path(pathText(change.path), mask) && after(asText(change.after), mask, change.before),
    );
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** `before`: what stood there, which {before} means. */
type Fits = (text: string, mask: Mask, before?: Tree) => boolean;

function patternOf(
  change: Change,
  parameters: readonly Parameter[],
): { kind: Change['kind']; path: Fits; after: Fits } {
  const { kind, path, after } = change;
  return {
    kind,
    path: fitting(pathText(path), parameters),
    after: kind === 'removed' ? () => true : fitting(asText(after), parameters),
  };
}

/** A test for texts that are the template with some values: those that were given or are called so in the state, or are among the choices. */
function fitting(template: string, parameters: readonly Parameter[]): Fits {
  const choices = parameters.flatMap(({ choices = [], means = {} }) => [...choices, ...Object.values(means)]);
  const parts = template.split(/(\{[\w:]+\}|\*)/);
  const patternFor = (before: Tree | undefined) => {
    const source = parts.map((part) => {
      if (part === `{${beforeName}}` && typeof before === 'string') return escapePattern(before);
      return /^\{[\w:]+\}$|^\*$/.test(part) ? '.*' : escapePattern(part);
    });
    return new RegExp(`^${source.join('')}$`, 's');
  };
  // What another option is saved as cannot be told before it is tried.
  const isFixed = placesIn(template).length === 0 || template.includes(':means}');
  return (text, mask, before) =>
    patternFor(before).test(text) &&
    (isFixed || masked(text, mask) !== text || choices.some((choice) => text.includes(choice)));
}

const masked = (text: string, mask: Mask): string => text.split('/').map(mask).join('/');
