import { z } from 'zod';
import type { Budget } from '../../chat/budget.ts';
import type { Chat } from '../../chat/chat.ts';
import { defaultChatModel } from '../../chat/configuration.ts';
import { openChat } from '../../chat/open-chat.ts';
import type { CommandContext } from '../command.ts';

/** Options of every command that may ask a chat model (docs/chat.md). */
export const chatOptions = [
  [
    '--chat [model]',
    `chat model: a known name, a GGUF file, https://host/v1#model, or a JSON file of models and roles (default ${defaultChatModel}, in process)`,
  ],
  ['--replay [file]', 'answer from calls that are stored (in the workspace, or a call.jsonl) and ask no model'],
  ['--budget <amount>', 'what the chat models may cost: tokens (200000, 200k, 2m) or money (1.50usd)'],
] as const;

export const chatShape = {
  /** Undefined without `--chat`. */
  chat: z
    .union([z.string().min(1), z.literal(true)])
    .transform((given) => (given === true ? defaultChatModel : given))
    .optional(),
  replay: z.union([z.boolean(), z.string().min(1)]).default(false),
  budget: z.string().transform(readBudget).optional(),
};

type ChatInput = { chat?: string; replay: boolean | string; budget?: Budget };

/** The chat models of a command; the command closes them. `--replay` and `--budget` go without `--chat` for the default model. */
export async function openCommandChat({ chat, replay, budget }: ChatInput, context: CommandContext): Promise<Chat> {
  const { signal, say } = context;
  return openChat({ store: await context.openStore(), configuration: chat, replay, budget, log: say, signal });
}

const factors: Record<string, number> = { '': 1, k: 1e3, m: 1e6 };

function readBudget(text: string, context: z.RefinementCtx): Budget {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(k|m|usd|eur|\$|€)?$/.exec(text.trim().toLowerCase()) ?? [];
  if (number === undefined) {
    context.addIssue({ code: 'custom', message: 'expected tokens such as 200000 or 200k, or money such as 1.50usd' });
    return z.NEVER;
  }
  const factor = factors[unit];
  return factor === undefined ? { price: Number(number) } : { tokens: Math.round(Number(number) * factor) };
}
