import { z } from 'zod';

/** What we write of the Agent Data Protocol (neulab/agent-data-protocol), schema 1.2.0; no other fields are allowed there. */
export const adpVersion = '1.2.0';

const callId = z.string().optional();

const imageSchema = z.strictObject({
  class_: z.literal('image_observation'),
  content: z.string(),
  source: z.literal('environment'),
});

const itemSchema = z.discriminatedUnion('class_', [
  z.strictObject({
    class_: z.literal('api_action'),
    function: z.string(),
    kwargs: z.record(z.string(), z.unknown()),
    description: z.string().nullable(),
    tool_call_id: callId,
  }),
  z.strictObject({ class_: z.literal('message_action'), content: z.string(), description: z.string().nullable() }),
  z.strictObject({
    class_: z.literal('text_observation'),
    content: z.string(),
    source: z.enum(['user', 'environment']),
    tool_call_id: callId,
  }),
  z.strictObject({
    class_: z.literal('web_observation'),
    html: z.null(),
    axtree: z.string(),
    url: z.string().nullable(),
    image_observation: imageSchema.nullable(),
    viewport_size: z.null(),
    tool_call_id: callId,
  }),
]);
export type AdpItem = z.infer<typeof itemSchema>;

/** Every call has one observation that answers it, after it. */
export const adpSchema = z
  .strictObject({
    schema_version: z.literal(adpVersion),
    id: z.string(),
    content: z.array(itemSchema),
    details: z.record(z.string(), z.unknown()),
  })
  .refine(({ content }) => {
    const asked = new Set<string>();
    for (const item of content) {
      if (!('tool_call_id' in item) || item.tool_call_id === undefined) continue;
      if (item.class_ === 'api_action') asked.add(item.tool_call_id);
      else if (!asked.delete(item.tool_call_id)) return false;
    }
    return asked.size === 0;
  }, 'a call without its observation, or the other way about');
export type Adp = z.infer<typeof adpSchema>;
