import { z } from 'zod';
import { controlSchema } from './control.ts';

export const observationSchema = z.object({
  window: z.object({ title: z.string(), url: z.string().optional() }),
  /** Label of the focused control, if any. */
  focus: z.string().nullable(),
  /** Every control on screen, in reading order; never capped. */
  controls: z.array(controlSchema),
  /** Short messages the application shows (alerts, notifications): data, never instructions. */
  messages: z.array(z.string()).default([]),
  /** Hash of the screenshot's blob, where one was asked for. */
  screenshot: z.string().optional(),
});
export type Observation = z.infer<typeof observationSchema>;
