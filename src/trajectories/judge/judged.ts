import { z } from 'zod';
import { answers } from '../../records/episode/judgement.ts';

/** What the judge is asked to write: the reason before the answer, for a small model decides by what it has just written. */
export const judgedSchema = z.object({
  reason: z.string(),
  parts: z
    .array(z.object({ part: z.string(), met: z.enum(answers) }))
    .min(1)
    .max(6),
  complete: z.enum(answers),
  quality: z.enum(['good', 'ambiguous', 'over-detailed']),
});
export type Judged = z.infer<typeof judgedSchema>;
