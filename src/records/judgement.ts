import { z } from 'zod';

export const answers = ['yes', 'no', 'unsure'] as const;

/** What a chat model found that an episode has done (section 3.2.3 of the paper). Never instead of a verifier, only beside it. */
export const judgementSchema = z.object({
  id: z.string(),
  app: z.string(),
  trajectoryId: z.string(),
  /** Null where the model's answer was none; `error` says why. */
  complete: z.enum(answers).nullable(),
  reason: z.string(),
  subScores: z.record(z.string(), z.enum(answers)),
  quality: z.enum(['good', 'ambiguous', 'over-detailed']).nullable(),
  /** What the judge was shown. */
  view: z.object({ steps: z.enum(['all', 'ends']), pictures: z.boolean() }),
  /** What the application saved, as differences in words. */
  difference: z.string(),
  /** What the verifier of the task's family says; null where it has none. */
  verifier: z.boolean().nullable(),
  model: z.string(),
  error: z.string().nullable(),
  ms: z.number(),
  calls: z.array(z.string()),
});
export type Judgement = z.infer<typeof judgementSchema>;
