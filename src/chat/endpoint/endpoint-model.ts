import OpenAI, { APIError, AzureOpenAI } from 'openai';
import { LamwrightError } from '../../records/error.ts';
import type { Store } from '../../store/store.ts';
import { type ChatModel, estimate, type ModelAnswer, type ModelQuestion, roughTokens } from '../chat-model.ts';
import type { EndpointConfiguration } from '../configuration.ts';
import { adapt, dialectOf } from './dialect.ts';
import { failed, type Place } from './failure.ts';
import { createLimits } from './limits.ts';
import { chatRequest, completionRequest } from './request.ts';
import { Refused, sendAgain } from './send-again.ts';

export type EndpointParts = {
  store: Store;
  environment: NodeJS.ProcessEnv;
  log: (line: string) => void;
  hide: (text: string) => string;
};

/** The key of an endpoint: of the variable that it names, else LAMWRIGHT_CHAT_KEY or OPENAI_API_KEY. */
export const endpointKey = ({ key }: EndpointConfiguration, environment: NodeJS.ProcessEnv): string | undefined =>
  (key ? environment[key] : environment.LAMWRIGHT_CHAT_KEY || environment.OPENAI_API_KEY)?.trim() || undefined;

/** A model behind an OpenAI-compatible server. Throws CHAT_KEY where the variable of its key is not set. */
export function openEndpoint(configuration: EndpointConfiguration, parts: EndpointParts): ChatModel {
  const { model, retries, timeoutSeconds } = configuration;
  const key = endpointKey(configuration, parts.environment);
  if (configuration.key && key === undefined) {
    throw new LamwrightError('CHAT_KEY', `The key of ${model} is not set: ${configuration.key} is empty.`, {
      remedy: `Set the environment variable ${configuration.key} to the key of ${configuration.url}.`,
    });
  }
  const client = createClient(configuration, key);
  const place: Place = { url: shown(configuration.url), model, hide: parts.hide, hasKey: key !== undefined };
  const limits = createLimits({ ...configuration, log: parts.log });
  let dialect = dialectOf(configuration);
  let isKnown = false;

  const once = async (question: ModelQuestion, tried: typeof dialect, signal: AbortSignal) => {
    const { prompt } = question;
    const options = { signal, maxRetries: 0, timeout: timeoutSeconds * 2000 };
    if (typeof prompt === 'string' && tried.completions) {
      return client.completions.create(completionRequest({ ...question, prompt }, { model, dialect: tried }), options);
    }
    const request = await chatRequest(question, { model, dialect: tried, store: parts.store });
    return client.chat.completions.create(request, options);
  };

  const answer = async (question: ModelQuestion, signal?: AbortSignal): Promise<ModelAnswer> => {
    const rough = estimate(question);
    let tried = dialect;
    let sentBefore = 0;
    let first: Refused | undefined;
    let started: number | undefined;
    const admit = async () => {
      await limits.admit(rough.in + rough.out, signal);
      started ??= performance.now();
    };
    for (;;) {
      try {
        const { value, sent } = await sendAgain(
          async (limited) => readAnswer(await once(question, tried, limited), place),
          {
            admit,
            place,
            retries,
            timeoutSeconds,
            isKnown: () => isKnown,
            pause: limits.pause,
            log: parts.log,
            signal,
          },
        );
        [dialect, isKnown] = [tried, true];
        const { text, cut, usage } = value;
        const tokens = usage ?? { in: rough.in, out: roughTokens(text) };
        return { text, cut, tokens, sent: sentBefore + sent, ms: performance.now() - started! };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        isKnown = true;
        sentBefore += 1;
        first ??= error;
        const next = adapt(tried, error.refusal, question);
        if (next === undefined) throw refusedForGood(first, place);
        tried = next;
      }
    }
  };

  return {
    answer: (question, signal) => limits.inTurn(() => answer(question, signal), signal),
    close: async () => {},
  };
}

function createClient({ url, azure, model }: EndpointConfiguration, key = 'none'): OpenAI {
  // What the SDK would take from the environment by itself is not meant for this server.
  const own = { apiKey: key, organization: null, project: null, logLevel: 'off' as const, maxRetries: 0 };
  return azure
    ? new AzureOpenAI({ ...own, endpoint: url, apiVersion: azure.apiVersion, deployment: azure.deployment || model })
    : new OpenAI({ ...own, baseURL: url });
}

type Read = { text: string; cut: boolean; usage?: { in: number; out: number; cached?: number } };

/** Takes text and use out of an answer of either kind; what is none of them is no chat server's. */
function readAnswer(response: OpenAI.ChatCompletion | OpenAI.Completion, place: Place): Read {
  const wrong = (response as { error?: { code?: unknown; message?: string } } | undefined)?.error;
  // Some gateways pass a failure on with status 200.
  if (wrong) throw APIError.generate(Number(wrong.code) || 500, { error: wrong }, wrong.message, new Headers());
  const choice = typeof response === 'object' && response !== null ? response.choices?.[0] : undefined;
  const said =
    choice &&
    ('text' in choice ? choice.text : choice.message && (choice.message.content ?? choice.message.refusal ?? ''));
  if (choice === undefined || typeof said !== 'string') {
    const start = place.hide(typeof response === 'string' ? response : JSON.stringify(response ?? null));
    throw failed(place, `gave an answer that no chat server gives: ${start.replace(/\s+/g, ' ').slice(0, 80)}`);
  }
  const { prompt_tokens, completion_tokens, prompt_tokens_details } = response.usage ?? {};
  const counted = typeof prompt_tokens === 'number' && typeof completion_tokens === 'number';
  const cached = prompt_tokens_details?.cached_tokens;
  return {
    text: said,
    cut: choice.finish_reason === 'length',
    ...(counted ? { usage: { in: prompt_tokens, out: completion_tokens, ...(cached ? { cached } : {}) } } : {}),
  };
}

function refusedForGood({ refusal: { status, message } }: Refused, place: Place): LamwrightError {
  if (status === 404) {
    return failed(
      place,
      `is not there (${message})`,
      `See ${place.url}/models for the models it has, and check that the address ends as its documentation says, often in /v1.`,
    );
  }
  return failed(
    place,
    `refused the request (${message})`,
    'Check the settings of this model; a prompt that is too long needs a shorter one or a larger context.',
  );
}

function shown(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(/\/$/, '');
}
