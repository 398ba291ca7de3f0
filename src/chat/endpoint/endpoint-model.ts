import OpenAI, { AzureOpenAI } from 'openai';
import { LamwrightError } from '../../records/error.ts';
import type { Store } from '../../store/store.ts';
import { type ChatModel, estimate, type ModelAnswer, type ModelQuestion, roughTokens } from '../chat-model.ts';
import type { EndpointConfiguration } from '../configuration.ts';
import { carefulFetch } from './careful-fetch.ts';
import { adapt, dialectOf } from './dialect.ts';
import { type Place, refusedForGood } from './failure.ts';
import { createLimits } from './limits.ts';
import { readResponse } from './read-response.ts';
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
      remedy: `Set the environment variable ${configuration.key} to the key of ${shown(configuration.url)}.`,
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
          async (limited) => readResponse(await once(question, tried, limited), place),
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
        if (next === undefined) throw refusedForGood(first.refusal, place);
        tried = next;
      }
    }
  };

  return {
    answer: (question, signal) => limits.inTurn(() => answer(question, signal), signal),
    close: async () => {},
  };
}

function createClient({ url, azure, model }: EndpointConfiguration, key?: string): OpenAI {
  // What the SDK would take from the environment by itself is not meant for this server.
  const own = {
    // The SDK wants one; it is not sent.
    apiKey: key ?? 'none',
    ...(key === undefined ? { defaultHeaders: { authorization: null, 'api-key': null } } : {}),
    organization: null,
    project: null,
    logLevel: 'off' as const,
    maxRetries: 0,
    fetch: carefulFetch,
  };
  return azure
    ? new AzureOpenAI({ ...own, endpoint: url, apiVersion: azure.apiVersion, deployment: azure.deployment || model })
    : new OpenAI({ ...own, baseURL: url });
}

function shown(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`.replace(/\/$/, '');
}
