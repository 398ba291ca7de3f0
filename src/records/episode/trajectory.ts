import { z } from 'zod';
import { observationSchema } from '../screen/observation.ts';
import { actionResultSchema, decisionSchema, failureTypes } from './decision.ts';

export const stepSchema = z.object({
  index: z.number(),
  observation: observationSchema,
  decision: decisionSchema,
  result: actionResultSchema,
  /** Milliseconds: act without settle, settle the wait for quiet after it; a step takes the sum of the four. */
  ms: z.object({ observe: z.number(), infer: z.number(), act: z.number(), settle: z.number() }),
});
export type Step = z.infer<typeof stepSchema>;

export const outcomeSchema = z.object({
  success: z.boolean(),
  /** The verifier's reason. */
  reason: z.string(),
  failure: z.object({ type: z.enum(failureTypes), step: z.number().nullable(), detail: z.string() }).nullable(),
  /** Absent: the family's verifier. A task without a family has none: a judge's word, which is worth less; or that its plan, done again, saved the same. */
  decidedBy: z.enum(['verifier', 'judge', 'repetition', 'written', 'nobody']).optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

export const trajectorySchema = z.object({
  id: z.string(),
  taskId: z.string(),
  app: z.string(),
  family: z.string(),
  template: z.string(),
  split: z.string(),
  request: z.string(),
  policy: z.string(),
  /** Checkpoint id for a model policy. */
  checkpoint: z.string().nullable(),
  seed: z.number(),
  /** Which try of this policy at this task. */
  attempt: z.number(),
  steps: z.array(stepSchema),
  outcome: outcomeSchema,
  /** Wall time from the application's readiness to the outcome, milliseconds. */
  durationMs: z.number(),
  startedAt: z.string(),
  /** The instantiated task that was executed, where a chat model made one. */
  instance: z.string().optional(),
  /** What went wrong in earlier tries that were made again because the application crashed; absent where none did. */
  crashes: z.array(z.string()).optional(),
});
export type Trajectory = z.infer<typeof trajectorySchema>;
