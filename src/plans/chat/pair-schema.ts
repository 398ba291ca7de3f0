import { z } from 'zod';
import { curly, straight } from './marked.ts';

const stepSchema = z.string().min(1).max(200);

/** A pair as a model writes it: the paper's item, whose `task_id` is our record's id and costs no token. */
export const pairSchema = z.object({ task: z.string().max(160), plan: z.array(stepSchema).max(12) });

export const tasksSchema = z.object({ tasks: z.array(pairSchema).max(8) });

type Pair = { task: string; plan: string[] };

/** A pair as an example of an answer shows it. */
export const shown = ({ task, plan }: Pair): Pair => ({ task: curly(task), plan: plan.map(curly) });

/** A pair of an answer as the house writes it. */
export const written = ({ task, plan }: Pair): Pair => ({ task: straight(task), plan: plan.map(straight) });
