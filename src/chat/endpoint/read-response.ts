import { APIError } from 'openai';
import { z } from 'zod';
import { excerpt, failed, type Place } from './failure.ts';

type Read = { text: string; cut: boolean; usage?: { in: number; out: number; cached?: number } };

/** What is read of an answer of either kind; what servers add is left alone. */
const answerSchema = z.object({
  choices: z.tuple(
    [
      z.object({
        text: z.string().optional(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).optional(),
        finish_reason: z.unknown().optional(),
      }),
    ],
    z.unknown(),
  ),
  usage: z.unknown().optional(),
});

/** Takes text and use out of an answer. Throws an APIError for a failure that stands in it, CHAT_ENDPOINT for what is no chat server's. */
export function readResponse(response: unknown, place: Place): Read {
  const wrong = failureIn(response);
  if (wrong) throw wrong;
  const { data } = answerSchema.safeParse(response);
  const [choice] = data?.choices ?? [];
  const said = choice && (choice.text ?? (choice.message && (choice.message.content ?? choice.message.refusal ?? '')));
  if (choice === undefined || said === undefined) {
    const whole = typeof response === 'string' ? response : JSON.stringify(response ?? null);
    throw failed(place, `gave an answer that no chat server gives: ${excerpt(whole, place, 80)}`);
  }
  return { text: said, cut: choice.finish_reason === 'length', ...readUsage(data?.usage) };
}

/** Some gateways pass a failure on with status 200: for the whole answer, or for its only choice, which may have begun. */
function failureIn(response: unknown): APIError | undefined {
  const whole = fields(response);
  const choice = fields(Array.isArray(whole.choices) ? whole.choices[0] : undefined);
  const interrupted = choice.finish_reason === 'error' && { message: 'the answer was interrupted by a failure' };
  const error = whole.error || choice.error || interrupted;
  if (!error) return undefined;
  const code = Number(fields(error).code);
  const isStatus = code >= 400 && code < 600;
  return APIError.generate(isStatus ? code : 500, { error }, undefined, new Headers());
}

/** Tokens as the server counted them; nothing where it did not count, which some servers say with zeros. */
function readUsage(usage: unknown): Pick<Read, 'usage'> {
  const { prompt_tokens, completion_tokens, prompt_tokens_details } = fields(usage);
  const [read, written] = [count(prompt_tokens), count(completion_tokens)];
  if (read === undefined || written === undefined || read + written === 0) return {};
  const cached = Math.min(read, count(fields(prompt_tokens_details).cached_tokens) ?? 0);
  return { usage: { in: read, out: written, ...(cached > 0 ? { cached } : {}) } };
}

/** A whole number of tokens. Some gateways write it as a text, or as the fraction that they charge. */
function count(value: unknown): number | undefined {
  const number = typeof value === 'number' || (typeof value === 'string' && value.trim()) ? Number(value) : Number.NaN;
  return Number.isFinite(number) && number >= 0 ? Math.ceil(number) : undefined;
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
