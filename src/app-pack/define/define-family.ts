import { z } from 'zod';
import type { Params } from '../../records/tasks/task.ts';
import type { Family } from '../family.ts';
import type { SavedState } from '../saved-state.ts';
import { type Fault, faultsOf, malformed } from './malformed.ts';

export const nameSchema = z
  .string('a name')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name in small letters and digits with hyphens, e.g. "rename-note"');

export const functionSchema = z.custom((value) => typeof value === 'function', 'a function');

/** A wording as the agent remembers it. */
const bareOf = (wording: string) =>
  wording
    .toLowerCase()
    .replace(/[^\p{L}\p{N}{}]+/gu, ' ')
    .trim();

const familySchema = z.object({
  name: nameSchema,
  heldOut: z.boolean('true or false').optional(),
  wordings: z
    .array(z.string('a wording').min(1, 'a wording, not an empty one'), 'a list of at least three wordings')
    .min(3, 'at least three wordings')
    .refine(
      (wordings) => new Set(wordings.map(bareOf)).size === wordings.length,
      'wordings that differ from each other in more than signs and capitals',
    ),
  testWordings: z.int('a whole number').min(1, 'one at least').optional(),
  sample: functionSchema,
  free: z.array(z.string('the name of a parameter'), 'a list of parameter names'),
  plan: functionSchema,
  solve: functionSchema,
  verify: functionSchema,
});

/** The parameters that a wording names in braces. */
export const placesOf = (wording: string): string[] => [...wording.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);

/** What is wrong with a family as it is written; what its functions return is looked at by `checkSamples`. */
export function familyFaults(family: unknown, prefix = ''): Fault[] {
  const faults = faultsOf(familySchema, family, prefix);
  const { wordings, testWordings = 1 } = (family ?? {}) as { wordings?: unknown; testWordings?: unknown };
  if (!Array.isArray(wordings)) return faults;
  if (Number(testWordings) >= wordings.length) {
    const expected = `fewer than the ${wordings.length} wordings`;
    faults.push({ field: `${prefix}testWordings`, expected, found: String(testWordings) });
  }
  for (const [i, wording] of wordings.entries()) {
    const rest = String(wording).replace(/\{\w+\}/g, '');
    if (/[{}]/.test(rest)) {
      faults.push({
        field: `${prefix}wordings[${i}]`,
        expected: 'braces only around the name of a parameter, as in {title}',
        found: JSON.stringify(wording),
      });
    }
  }
  return faults;
}

/**
 * Declares a kind of task; gives it back as it is, with its types inferred.
 * @throws LamwrightError APP_MALFORMED naming the field, what was expected and what was found
 */
export function defineFamily<S = SavedState, P extends Params = Params>(family: Family<S, P>): Family<S, P> {
  const faults = familyFaults(family);
  if (faults.length > 0) throw malformed(`family "${String(family?.name)}"`, faults);
  return family;
}

/**
 * Gives families more wordings, by family name: `more` for training, before those that are for tests alone; `tests` one more of these.
 * @throws LamwrightError APP_MALFORMED for a name that no family has, and as `defineFamily` does
 */
export function addWordings<F extends Pick<Family, 'name' | 'wordings' | 'testWordings'>>(
  families: readonly F[],
  more: Readonly<Record<string, readonly string[]>>,
  tests: Readonly<Record<string, string>> = {},
): F[] {
  const names = [...Object.keys(more), ...Object.keys(tests)];
  const strange = names.find((name) => !families.some((family) => family.name === name));
  if (strange !== undefined) {
    throw malformed('further wordings', [
      { field: strange, expected: 'the name of a family', found: 'no family of this name' },
    ]);
  }
  return families.map((family) => {
    const { name, testWordings = 1 } = family;
    const last = name in tests ? [tests[name]!] : [];
    const wordings = [...family.wordings.toSpliced(-testWordings, 0, ...(more[name] ?? [])), ...last];
    const added = { ...family, wordings, testWordings: testWordings + last.length };
    const faults = familyFaults(added);
    if (faults.length > 0) throw malformed(`family "${name}"`, faults);
    return added;
  });
}
