import type OpenAI from 'openai';
import { APIError } from 'openai';
import { excerpt, failed, type Place } from './failure.ts';

type Read = { text: string; cut: boolean; usage?: { in: number; out: number; cached?: number } };

/** Takes text and use out of an answer of either kind; what is none of them is no chat server's. */
export function readResponse(response: OpenAI.ChatCompletion | OpenAI.Completion, place: Place): Read {
  const wrong = (response as { error?: { code?: unknown; message?: string } } | undefined)?.error;
  // Some gateways pass a failure on with status 200.
  if (wrong) throw APIError.generate(Number(wrong.code) || 500, { error: wrong }, wrong.message, new Headers());
  const choice = typeof response === 'object' && response !== null ? response.choices?.[0] : undefined;
  const said =
    choice &&
    ('text' in choice ? choice.text : choice.message && (choice.message.content ?? choice.message.refusal ?? ''));
  if (choice === undefined || typeof said !== 'string') {
    const whole = typeof response === 'string' ? response : JSON.stringify(response ?? null);
    throw failed(place, `gave an answer that no chat server gives: ${excerpt(whole, place, 80)}`);
  }
  const { prompt_tokens, completion_tokens, prompt_tokens_details } = response.usage ?? {};
  // Some servers count nothing, and say so with zeros.
  const counted = prompt_tokens! >= 0 && completion_tokens! >= 0 && prompt_tokens! + completion_tokens! > 0;
  const cached = prompt_tokens_details?.cached_tokens;
  return {
    text: said,
    cut: choice.finish_reason === 'length',
    ...(counted ? { usage: { in: prompt_tokens!, out: completion_tokens!, ...(cached ? { cached } : {}) } } : {}),
  };
}
