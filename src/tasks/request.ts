import { LamwrightError } from '../records/error.ts';
import type { Params } from '../records/tasks/task.ts';

/**
 * Puts parameters into a wording's {places}; a list becomes "a, b and c".
 * Throws APP_MALFORMED for a place without a parameter.
 */
export function fillWording(wording: string, params: Params): string {
  return wording.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) {
      throw new LamwrightError(
        'APP_MALFORMED',
        `The wording "${wording}" names {${name}}, which its family does not sample.`,
        {
          remedy: `Let the family's sample() return "${name}", or take {${name}} out of the wording.`,
        },
      );
    }
    return listed(value);
  });
}

/** The parameters that a user sees: those that some wording names. */
export function visibleParams(wordings: readonly string[], params: Params): Params {
  const named = new Set(wordings.flatMap((wording) => [...wording.matchAll(/\{(\w+)\}/g)].map((match) => match[1])));
  return Object.fromEntries(Object.entries(params).filter(([name]) => named.has(name)));
}

/** A value as it stands in a request. */
export function listed(value: string | readonly string[]): string {
  if (typeof value === 'string') return value;
  return value.length < 2 ? value.join('') : `${value.slice(0, -1).join(', ')} and ${value.at(-1)}`;
}

/** The same request in another dress: case, quotes, punctuation and spaces do not make it another one. */
export function normalRequest(request: string): string {
  return request
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
