import { z } from 'zod';

export const phases = ['LAM1', 'LAM2', 'LAM3', 'reward', 'reward-step', 'LAM4'] as const;
export type Phase = (typeof phases)[number];

/** What one training phase made. Its files lie in `<workspace>/checkpoints/<id>/`. */
export const checkpointSchema = z.object({
  id: z.string(),
  app: z.string(),
  phase: z.enum(phases),
  /** The model that training started from: tiny, or a pretrained one. */
  base: z.string(),
  seed: z.number(),
  parent: z.string().nullable(),
  /** What went in: records by kind. */
  counts: z.record(z.string(), z.number()),
  /** Learning curve: one point an update. */
  curve: z.array(
    z.object({ step: z.number(), loss: z.number(), tokens: z.number().optional(), ms: z.number().optional() }),
  ),
  /** Figures of the phase itself (reward accuracy and AUC, KL, tokens a second). */
  metrics: z.record(z.string(), z.number().nullable()),
  trainedMs: z.number(),
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** What a LAM for these applications is trained for: the application's name, or several joined by "+". */
export const jointName = (apps: readonly { name: string }[]): string => apps.map(({ name }) => name).join('+');

/** "LAM4", or "LAM4 of a+b" where it was trained for more than this application. */
export const nameIn = (app: string, { phase, app: trainedFor }: Pick<Checkpoint, 'phase' | 'app'>): string =>
  trainedFor === app ? phase : `${phase} of ${trainedFor}`;

/** Whether a LAM of this name was trained for the application, alone or with others. */
export const isTrainedFor = (trainedFor: string, app: string): boolean => trainedFor.split('+').includes(app);
