import { asText } from '../../../effects/difference/tree.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Change, Effect, Segment, Tree } from '../../../records/episode/effect.ts';
import { escapePattern } from '../../../records/patterns.ts';
import { leaves } from '../interpret/expectation.ts';
import { beforeName, placesIn } from '../interpret/places/places.ts';
import { changedWithin, innerOf, replacedIn, replacedText, replacedWithin } from '../interpret/places/within.ts';
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
      (change) => kind === change.kind && path(change.path, mask) && after(asText(change.after), mask, change.before),
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
): { kind: Change['kind']; path: (path: readonly Segment[], mask: Mask) => boolean; after: Fits } {
  const { kind, path, after } = change;
  const segments = path.map((segment) => fitting(textOf(segment), parameters));
  return {
    kind,
    // Each segment by itself: a named field is no list that stands beside it.
    path: (other, mask) => other.length === path.length && segments.every((fits, i) => fits(textOf(other[i]!), mask)),
    after: kind === 'removed' ? () => true : fittingWithin(asText(after), parameters),
  };
}

/** The same for what is made of a part of a text: what came to stand there tells, not all that stands around it. */
function fittingWithin(template: string, parameters: readonly Parameter[]): Fits {
  const inner = innerOf(template);
  if (inner === null) return fitting(template, parameters);
  const fits = fitting(inner, parameters);
  const isReplacing = replacedIn(template) !== null;
  return (text, mask, before) => {
    if (typeof before !== 'string') return false;
    const replaced = isReplacing ? replacedWithin(before, text) : null;
    const made = replaced ? innerOf(replacedText(replaced.part, replaced.made)) : changedWithin(before, text);
    return made !== null && fits(made, (whole) => masks(whole, mask));
  };
}

/** A text with what a mask takes out of its words. */
const masks = (text: string, mask: Mask): string => text.replace(/\p{L}[\p{L}\p{N}' -]*\p{L}|\p{L}/gu, mask);

const textOf = (segment: Segment): string => String(typeof segment === 'object' ? segment.is : segment);

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
  const usual = patternFor(undefined);
  const pattern = (before: Tree | undefined) => (template.includes(`{${beforeName}}`) ? patternFor(before) : usual);
  return (text, mask, before) =>
    pattern(before).test(text) &&
    (isFixed || masked(text, mask) !== text || choices.some((choice) => lettersOf(text).includes(lettersOf(choice))));
}

/** Options are saved in small letters, or with hyphens, now and then. */
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const masked = (text: string, mask: Mask): string => text.split('/').map(mask).join('/');
