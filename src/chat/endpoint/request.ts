import { readFile } from 'node:fs/promises';
import type OpenAI from 'openai';
import { LamwrightError } from '../../records/error.ts';
import type { ChatMessage } from '../../records/models/chat-call.ts';
import type { Store } from '../../store/store.ts';
import type { ModelQuestion } from '../chat-model.ts';
import type { Dialect } from './dialect.ts';

type ChatRequest = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;
type Format = NonNullable<ChatRequest['response_format']>;

/** For a server without /completions. */
const goOn =
  'Go on with the text that you are given, exactly from where it ends, in the same form. Write nothing but what comes next.';

/** The body of a chat completion, as far as the server's dialect has words for it. */
export async function chatRequest(
  question: ModelQuestion,
  { model, dialect, store }: { model: string; dialect: Dialect; store: Store },
): Promise<ChatRequest> {
  const { prompt, schema } = question;
  const messages: ChatMessage[] =
    typeof prompt === 'string'
      ? [
          { role: 'system', content: goOn },
          { role: 'user', content: prompt },
        ]
      : [...prompt];
  const wanted = schema && asObject(schema);
  const last = messages.at(-1);
  if (wanted && last && dialect.json !== 'schema') {
    const words = `${last.content}\n\nAnswer with nothing but JSON that fits this schema: ${JSON.stringify(wanted)}`;
    messages[messages.length - 1] = { ...last, content: words };
  }
  return {
    model,
    messages: await Promise.all(messages.map((message) => withPictures(message, store))),
    ...settings(question, dialect),
    [dialect.maxTokens]: question.maxTokens,
    ...(wanted && dialect.json !== 'none' ? { response_format: format(wanted, dialect.json) } : {}),
  };
}

export const completionRequest = (
  question: ModelQuestion & { prompt: string },
  { model, dialect }: { model: string; dialect: Dialect },
): OpenAI.CompletionCreateParamsNonStreaming => ({
  model,
  prompt: question.prompt,
  max_tokens: question.maxTokens,
  ...settings(question, dialect),
});

function settings({ temperature, seed, stop }: ModelQuestion, { without }: Dialect) {
  const all = { temperature, ...(seed === undefined ? {} : { seed }), ...(stop?.length ? { stop } : {}) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !(without as readonly string[]).includes(name)));
}

const format = (schema: Record<string, unknown>, json: 'schema' | 'object'): Format =>
  json === 'object'
    ? { type: 'json_object' }
    : { type: 'json_schema', json_schema: { name: 'answer', schema, strict: isStrict(schema) } };

/** Servers want an object at the top; the reader of answers takes the wrapping off again. */
const asObject = (schema: Record<string, unknown>): Record<string, unknown> =>
  schema.type === 'object'
    ? schema
    : { type: 'object', properties: { answer: schema }, required: ['answer'], additionalProperties: false };

/** OpenAI's strict mode wants every field needed and no other allowed, at every depth. */
function isStrict(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object') {
    const needed = new Set(required as string[] | undefined);
    if (additionalProperties !== false) return false;
    if (!Object.keys((properties as object | undefined) ?? {}).every((name) => needed.has(name))) return false;
  }
  return Object.values(schema).every(isStrict);
}

async function withPictures({ role, content, pictures = [] }: ChatMessage, store: Store) {
  if (role !== 'user' || pictures.length === 0) return { role, content };
  const shown = await Promise.all(
    pictures.map(async (name) => {
      const bytes = await readFile(store.blobPath(name)).catch((cause: unknown) => {
        throw new LamwrightError('WORKSPACE_CORRUPT', `The picture ${name} is not in the workspace any more.`, {
          remedy: 'Collect the trajectory again, or ask without pictures.',
          cause,
        });
      });
      return { type: 'image_url' as const, image_url: { url: `data:image/png;base64,${bytes.toString('base64')}` } };
    }),
  );
  return { role, content: [{ type: 'text' as const, text: content }, ...shown] };
}
