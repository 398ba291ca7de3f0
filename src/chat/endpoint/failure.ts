import { APIError } from 'openai';
import { LamwrightError } from '../../records/error.ts';
import type { Refusal } from './dialect.ts';

/** How a try failed: `again` may succeed later, `refused` may be put otherwise, `lost` will not succeed. */
export type Failure =
  | { kind: 'again'; detail: string; waitMs?: number; isUnreachable?: boolean; remedy?: string }
  | ({ kind: 'refused' } & Refusal)
  | { kind: 'lost'; error: LamwrightError };

export type Place = { url: string; model: string; hide: (text: string) => string; hasKey: boolean };

/** Not worth waiting for: the host or the name is wrong, or its certificate. */
const unreachable: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'there is no network to it',
};

export function failureOf(error: unknown, place: Place, timedOutAfter?: number): Failure {
  if (error instanceof LamwrightError) return { kind: 'lost', error };
  if (timedOutAfter !== undefined) {
    const detail = `no whole answer within ${timedOutAfter} s`;
    return {
      kind: 'again',
      detail,
      remedy: 'Give it a larger timeoutSeconds in the file of models, or look whether it still works.',
    };
  }
  if (error instanceof APIError && error.status !== undefined) return ofStatus(error, place);
  if (error instanceof SyntaxError) return { kind: 'again', detail: 'its answer was no whole JSON' };
  const { code, message } = deepest(error);
  const why = unreachable[code ?? ''] ?? (/cert|SSL|TLS|EPROTO/i.test(`${code} ${message}`) ? `TLS: ${message}` : '');
  const detail = place.hide(why || `the connection broke (${code ?? message})`);
  return { kind: 'again', detail, isUnreachable: why !== '' };
}

function ofStatus(error: APIError, place: Place): Failure {
  const { status, param, code } = error;
  const message = excerpt(error.message, place, 300);
  if (status === 401 || status === 403) {
    const had = place.hasKey ? 'refused the key' : 'wants a key, and none is set';
    return {
      kind: 'lost',
      error: new LamwrightError('CHAT_KEY', `${place.url} ${had} (${message}).`, {
        remedy:
          'Set LAMWRIGHT_CHAT_KEY, or the environment variable that the file of models names, to a key that is valid there.',
      }),
    };
  }
  if (status === 402 || code === 'insufficient_quota') {
    return { kind: 'lost', error: failed(place, `has no credit left for it (${message})`) };
  }
  if (status === 408 || status === 409 || status === 425 || status === 429 || status! >= 500) {
    if (status === 501) return { kind: 'refused', status, message, param };
    const detail = `it answered ${message}`;
    return { kind: 'again', detail, waitMs: retryAfter(error.headers), remedy: later };
  }
  return { kind: 'refused', status: status!, message, param };
}

/** The beginning of what a server said, in one line. Keys are taken out first: a cut in the middle of one would hide it from the search. */
export const excerpt = (text: string, place: Place, most: number): string =>
  place.hide(text).replace(/\s+/g, ' ').slice(0, most);

export const later = 'Run the same command again later: it goes on from here.';

/** CHAT_ENDPOINT for this address. */
export const failed = (place: Place, what: string, remedy = 'Check the address and the model that --chat names.') =>
  new LamwrightError('CHAT_ENDPOINT', `The chat model ${place.model} at ${place.url} ${what}.`, { remedy });

/** Milliseconds that the server asks to wait: a number of seconds, or a date. */
function retryAfter(headers: Headers | undefined): number | undefined {
  const text = headers?.get('retry-after');
  if (!text) return undefined;
  const ms = Number.isFinite(Number(text)) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function deepest(error: unknown): { code?: string; message: string } {
  let at = error as { code?: string; message?: string; cause?: unknown; errors?: unknown[] };
  for (let next = at; next; next = (next.cause ?? next.errors?.[0]) as typeof at) at = next;
  return { code: at?.code, message: at?.message ?? String(error) };
}

/** What a request comes to that no other wording of it made acceptable. */
export function refusedForGood({ status, message }: Refusal, place: Place): LamwrightError {
  if (status === 404) {
    return failed(
      place,
      `is not there (${message})`,
      `See ${place.url}/models for the models it has, and check that the address ends as its documentation says, often in /v1.`,
    );
  }
  if (/context|too long|too large|maximum.*tokens/i.test(message) || status === 413) {
    return new LamwrightError('CONTEXT_FULL', `${place.model} cannot hold this prompt (${message}).`, {
      remedy: 'Shorten the prompt, or use a model with a larger context.',
    });
  }
  if (/content.?(filter|management|policy)|safety/i.test(message)) {
    return new LamwrightError('CHAT_ANSWER', `${place.model} would not answer this question (${message}).`, {
      remedy: 'Word the question otherwise, or use another model.',
    });
  }
  return failed(place, `refused the request (${message})`, 'Check the settings of this model in the file of models.');
}
