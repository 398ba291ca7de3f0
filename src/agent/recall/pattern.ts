import { z } from 'zod';
import { parameterSchema } from '../../records/discovery/discovered-family.ts';

/** What may stand in a place of a discovered kind: what kind of value it is, and where what it means stands in the saved state. */
export const valuePlaceSchema = parameterSchema.pick({ kind: true, at: true, word: true, choices: true, form: true });
export type ValuePlace = z.infer<typeof valuePlaceSchema>;

/**
 * A kind of request with its plan as they are remembered: places like {title} stand for the user's values. `values` are some of them,
 * where they tell of the kind: choices of the application, or values of a form. `choices` are all that screens showed to choose from.
 * `open` is the chance that the request speaks of something that is open already. `discovered` kinds have wordings that a machine made; of their places it is known what may stand there.
 */
export const patternSchema = z.object({
  requests: z.array(z.string()),
  plan: z.array(z.string()),
  values: z.record(z.string(), z.array(z.string())).optional(),
  choices: z.record(z.string(), z.array(z.string())).optional(),
  open: z.number().optional(),
  discovered: z.boolean().optional(),
  places: z.record(z.string(), valuePlaceSchema).optional(),
});
export type Pattern = z.infer<typeof patternSchema>;

/** All known values of each place. */
export function valuesOf({ values = {}, choices = {} }: Pattern): Record<string, string[]> {
  const names = [...new Set([...Object.keys(values), ...Object.keys(choices)])];
  return Object.fromEntries(
    names.map((name) => [name, [...new Set([...(values[name] ?? []), ...(choices[name] ?? [])])]]),
  );
}
