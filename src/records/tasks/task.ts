import { z } from 'zod';

export const splits = ['train', 'test-parameters', 'test-wordings', 'test-families', 'test-template'] as const;
export type Split = (typeof splits)[number];

export const paramsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type Params = z.infer<typeof paramsSchema>;

/** A task-plan pair: the paper's {task_id, task, plan[]} with its source kept. */
export const planPairSchema = z.object({
  id: z.string(),
  app: z.string(),
  task: z.string(),
  plan: z.array(z.string()),
  source: z.object({
    kind: z.enum(['documentation', 'wikihow', 'query', 'evolved', 'family', 'demonstration']),
    /** Documentation page or article, search query and the page that answers it, the pairs it was evolved from, or a person's trajectory. */
    from: z.array(z.string()),
    /** What made it: a rule (heading, list, recombine, constrain, ...) or `chat` and the model's name. */
    rule: z.string(),
  }),
});
export type PlanPair = z.infer<typeof planPairSchema>;

export const taskSchema = z.object({
  id: z.string(),
  app: z.string(),
  family: z.string(),
  /** Name of the template it starts from. */
  template: z.string(),
  params: paramsSchema,
  /** The request in words, as a user would say it. */
  request: z.string(),
  /** Index of the wording that made the request. */
  wording: z.number(),
  plan: z.array(z.string()),
  split: z.enum(splits),
  seed: z.number(),
  /** The filter's verdict, as the paper's {judge, thought, type}. */
  filter: z.object({
    judge: z.boolean(),
    thought: z.string(),
    type: z.enum(['normal', 'non-task', 'other-app', 'environment', 'template', 'other']),
  }),
});
export type Task = z.infer<typeof taskSchema>;

/** Names a family among those of all applications. */
export const familyKey = ({ app, family }: Pick<Task, 'app' | 'family'>): string => `${app} ${family}`;
