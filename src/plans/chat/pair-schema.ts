import { z } from 'zod';

const stepSchema = z.string().min(1).max(200);

/** A pair as a model writes it: the paper's item, whose `task_id` is our record's id and costs no token. */
export const pairSchema = z.object({ task: z.string().max(160), plan: z.array(stepSchema).max(12) });

export const tasksSchema = z.object({ tasks: z.array(pairSchema).max(8) });
