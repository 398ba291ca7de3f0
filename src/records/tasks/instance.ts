import { z } from 'zod';
import { actionFunctions, argsSchema } from '../episode/decision.ts';
import { taskSchema } from './task.ts';

/** One action of an instantiated plan, before it is grounded (the paper's section 3.2.1; the reference's `actions_plan`). */
export const plannedActionSchema = z.object({
  step: z.number(),
  subtask: z.string(),
  /** Of the one control of that name on the first screen, else empty; never trusted later. */
  controlLabel: z.string(),
  controlName: z.string(),
  function: z.union([z.enum(actionFunctions), z.literal('')]),
  args: argsSchema,
});
export type PlannedAction = z.infer<typeof plannedActionSchema>;

/** Ways to choose a template. `given`: the source names it. */
export const templateWays = ['given', 'model', 'embedding', 'text', 'random'] as const;

/** A task-plan pair made concrete by a chat model: template chosen, request and actions prefilled, filtered. */
export const instanceSchema = z.object({
  id: z.string(),
  app: z.string(),
  /** What it was made from: a task-plan pair, a family's task, or an entry of a task file. */
  source: z.object({
    kind: z.enum(['pair', 'task', 'file']),
    id: z.string(),
    task: z.string(),
    plan: z.array(z.string()),
  }),
  template: z.object({ name: z.string(), way: z.enum(templateWays) }),
  /** Null where the model's answer was none (`error` says why), or where the filter's rules had stopped the task before. */
  prefill: z
    .object({
      observation: z.string(),
      thought: z.string(),
      request: z.string(),
      actions: z.array(plannedActionSchema),
    })
    .nullable(),
  /** Null where nothing came to be judged. A verdict of false stops the execution. */
  filter: taskSchema.shape.filter.nullable(),
  error: z.object({ stage: z.enum(['template', 'prefill', 'filter']), detail: z.string() }).nullable(),
  /** Milliseconds by stage, and of these what the chat model took. */
  ms: z.object({ template: z.number(), prefill: z.number(), filter: z.number(), model: z.number() }),
  /** Ids of the chat calls. */
  calls: z.array(z.string()),
});
export type Instance = z.infer<typeof instanceSchema>;
