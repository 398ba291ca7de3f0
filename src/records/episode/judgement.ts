import { z } from 'zod';

export const answers = ['yes', 'no', 'unsure'] as const;

/** One change that a written verifier asks for: where, of what kind, and what stands there then. */
export const assertionSchema = z.object({
  path: z.array(z.string()),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  /** `equals` has one value, `contains` has each of them. */
  how: z.enum(['equals', 'contains']),
  values: z.array(z.string()).min(1),
  /** Whether the values are words of the request, or what the application puts there by itself. */
  source: z.enum(['request', 'application']),
});
export type Assertion = z.infer<typeof assertionSchema>;

/** What a chat model found that an episode has done (section 3.2.3 of the paper). Never instead of a verifier, only beside it. */
export const judgementSchema = z.object({
  id: z.string(),
  app: z.string(),
  trajectoryId: z.string(),
  /** Null where the model's answer was none; `error` says why. */
  complete: z.enum(answers).nullable(),
  /** The model's own word, where it was asked and answered: a yes that the evidence does not bear is none in `complete`. */
  said: z.enum(answers).optional(),
  reason: z.string(),
  subScores: z.record(z.string(), z.enum(answers)),
  quality: z.enum(['good', 'ambiguous', 'over-detailed']).nullable(),
  /** What the judge was shown; `difference` absent: shown. */
  view: z.object({ steps: z.enum(['all', 'ends']), pictures: z.boolean(), difference: z.boolean().optional() }),
  /** What the application saved, as differences in words. */
  difference: z.string(),
  /** What the verifier of the task's family says; null where it has none. */
  verifier: z.boolean().nullable(),
  /** A verifier that the model wrote for this task; `dropped`: by which check of the gate and why, null where it counts. */
  written: z
    .object({
      assertions: z.array(assertionSchema),
      /** Places that the application writes to although nothing is done; what changes there does not count. */
      bookkeeping: z.array(z.array(z.string())),
      dropped: z.object({ check: z.string(), reason: z.string() }).nullable(),
      calls: z.array(z.string()),
    })
    .optional(),
  model: z.string(),
  error: z.string().nullable(),
  /** Milliseconds that the model took. */
  ms: z.number(),
  calls: z.array(z.string()),
});
export type WrittenVerifier = NonNullable<Judgement['written']>;
export type Judgement = z.infer<typeof judgementSchema>;
