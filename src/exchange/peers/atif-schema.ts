import { z } from 'zod';

/**
 * What we write of the Agent Trajectory Interchange Format, version 1.7 (Harbor's RFC 1); no other fields are allowed there. 1.8 adds sound,
 * which is not for us, and readers of 1.7 are more.
 */
export const atifVersion = 'ATIF-v1.7';

const extra = z.record(z.string(), z.unknown()).optional();

const partSchema = z.union([
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({
    type: z.literal('image'),
    source: z.strictObject({ media_type: z.literal('image/png'), path: z.string() }),
  }),
]);
export type AtifPart = z.infer<typeof partSchema>;

const contentSchema = z.union([z.string(), z.array(partSchema)]);

const stepSchema = z.strictObject({
  /** 1, 2, 3, … */
  step_id: z.int().min(1),
  timestamp: z.iso.datetime().optional(),
  source: z.enum(['system', 'user', 'agent']),
  message: contentSchema,
  tool_calls: z
    .array(
      z.strictObject({
        tool_call_id: z.string(),
        function_name: z.string(),
        arguments: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
  observation: z
    .strictObject({
      results: z.array(z.strictObject({ source_call_id: z.string().optional(), content: contentSchema, extra })),
    })
    .optional(),
  /** 0: decided without a language model. */
  llm_call_count: z.int().min(0).optional(),
  extra,
});

export const atifSchema = z.strictObject({
  schema_version: z.literal(atifVersion),
  session_id: z.string(),
  trajectory_id: z.string(),
  agent: z.strictObject({
    name: z.string(),
    version: z.string(),
    model_name: z.string().optional(),
    extra,
  }),
  steps: z.array(stepSchema).min(1),
  final_metrics: z.strictObject({ total_steps: z.int(), extra }),
  extra,
});
export type Atif = z.infer<typeof atifSchema>;
export type AtifStep = z.infer<typeof stepSchema>;
