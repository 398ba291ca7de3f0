import { pathText } from '../../../effects/difference/paths.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Change, Effect, Tree } from '../../../records/episode/effect.ts';
import { escapePattern } from '../../../records/escape-pattern.ts';
import { leaves } from '../interpret/expectation.ts';
import { namesIn } from '../interpret/places.ts';
import type { Mask } from './cut.ts';

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
      (change) => kind === change.kind && path(pathText(change.path), mask) && after(textOf(change.after), mask),
    );
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

type Fits = (text: string, mask: Mask) => boolean;

function patternOf(
  change: Change,
  parameters: readonly Parameter[],
): { kind: Change['kind']; path: Fits; after: Fits } {
  const { kind, path, after } = change;
  return {
    kind,
    path: fitting(pathText(path), parameters),
    after: kind === 'removed' ? () => true : fitting(textOf(after), parameters),
  };
}

const textOf = (value: Tree | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** A test for texts that are the template with some values: those that were given or are called so in the state, or are among the choices. */
function fitting(template: string, parameters: readonly Parameter[]): Fits {
  const choices = parameters.flatMap(({ choices = [], means = {} }) => [...choices, ...Object.values(means)]);
  const source = template
    .split(/(\{[\w:]+\}|\*)/)
    .map((part) => (/^\{[\w:]+\}$|^\*$/.test(part) ? '.*' : escapePattern(part)))
    .join('');
  const pattern = new RegExp(`^${source}$`, 's');
  // What another option is saved as cannot be told before it is tried.
  const isFixed = namesIn(template).length === 0 || template.includes(':means}');
  return (text, mask) =>
    pattern.test(text) && (isFixed || masked(text, mask) !== text || choices.some((choice) => text.includes(choice)));
}

const masked = (text: string, mask: Mask): string => text.split('/').map(mask).join('/');
