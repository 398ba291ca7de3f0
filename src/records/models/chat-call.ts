import { z } from 'zod';

/** What a chat model is asked for; each may have a model of its own. */
export const chatRoles = ['extract', 'evolve', 'instantiate', 'filter', 'judge', 'expert', 'words'] as const;
export type ChatRole = (typeof chatRoles)[number];

export const chatMessageSchema = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
  /** Names of blobs (PNG), shown after the text to a model that sees. */
  pictures: z.array(z.string()).optional(),
});
export type ChatMessage = z.infer<typeof chatMessageSchema>;

/** One paid answer. Its id is a hash of what was asked, so the same question is never paid for twice. Keys are never in it. */
export const chatCallSchema = z.object({
  id: z.string(),
  role: z.enum(chatRoles),
  model: z.string(),
  /** Messages of a chat, or the text that was to be gone on with. */
  prompt: z.union([z.array(chatMessageSchema), z.string()]),
  settings: z.record(z.string(), z.unknown()),
  answer: z.string(),
  /** True where the answer ended at the most tokens that it was allowed. */
  cut: z.boolean().optional(),
  tokens: z.object({ in: z.number(), out: z.number(), cached: z.number().optional() }),
  /** In the currency of the model's price list; null where none is known. */
  price: z.number().nullable(),
  ms: z.number(),
  /** How often it was sent until it was answered. */
  sent: z.number(),
  at: z.string(),
});
export type ChatCall = z.infer<typeof chatCallSchema>;
