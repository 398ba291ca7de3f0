import { z } from 'zod';

/**
 * The result record of the reference (microsoft/UFO, dataflow), as its code and its documentation write it and as we do. Its own schemas
 * refuse records that its code writes: a stage's error is an object there, the schema wants a text; an instantiated plan that was not
 * executed has no Success and no MatchedControlText, execution_schema.json demands both; times of stages that did not run are missing,
 * the schema demands them; any word does for `complete`. What we write fulfils theirs and this one.
 */
const stageErrorSchema = z
  .union([z.string(), z.object({ type: z.string(), error_message: z.string(), traceback: z.string() })])
  .nullable();

const stage = <T extends z.ZodType>(result: T) => z.object({ result: result.nullable(), error: stageErrorSchema });

export const ufoPlanItemSchema = z.object({
  Step: z.int(),
  Subtask: z.string(),
  ControlLabel: z.string().nullable().optional(),
  ControlText: z.string().optional(),
  Function: z.string(),
  Args: z.record(z.string(), z.unknown()),
  /** Null: it did not come to that. */
  Success: z.boolean().nullable().optional(),
  MatchedControlText: z.string().nullable().optional(),
});
export type UfoPlanItem = z.infer<typeof ufoPlanItemSchema>;

const seconds = z.number().nullable().optional();

export const ufoResultSchema = z.object({
  unique_id: z.string(),
  app: z.string(),
  original: z.object({ original_task: z.string(), original_steps: z.array(z.string()) }),
  execution_result: z
    .object({
      result: z
        .object({
          reason: z.string(),
          sub_scores: z.record(z.string(), z.string()),
          complete: z.enum(['yes', 'no', 'unsure']),
        })
        .nullable(),
      error: z.object({ type: z.string(), message: z.string(), traceback: z.string() }).nullable(),
    })
    .nullable(),
  instantiation_result: z.object({
    choose_template: stage(z.string()),
    prefill: stage(
      z.object({ instantiated_request: z.string(), instantiated_plan: z.array(ufoPlanItemSchema).nullable() }),
    ),
    instantiation_evaluation: stage(z.object({ judge: z.boolean(), thought: z.string(), request_type: z.string() })),
  }),
  time_cost: z.object({
    choose_template: seconds,
    prefill: seconds,
    instantiation_evaluation: seconds,
    execute: seconds,
    execute_eval: seconds,
    total: seconds,
  }),
});
export type UfoResult = z.infer<typeof ufoResultSchema>;
