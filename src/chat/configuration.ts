import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { LamwrightError } from '../records/error.ts';
import { type ChatRole, chatRoles } from '../records/models/chat-call.ts';

const amount = z.number().positive();
const whole = z.int().positive();

const shared = {
  /** Price of a million tokens, in any one currency. */
  price: z
    .strictObject({ in: z.number().min(0), out: z.number().min(0), cached: z.number().min(0).optional() })
    .optional(),
  /** Used where a question does not say. */
  temperature: z.number().min(0).max(2).optional(),
};

const endpointSchema = z.strictObject({
  ...shared,
  url: z
    .url({ protocol: /^https?$/, error: 'expected an address such as https://host/v1' })
    .refine(isPlain, 'the address holds more than host and path; a key belongs into an environment variable'),
  model: z.string().min(1),
  /** Name of the environment variable that holds the key. */
  key: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'expected the name of an environment variable, never the key itself')
    .optional(),
  azure: z.strictObject({ deployment: z.string().min(1), apiVersion: z.string().min(1) }).optional(),
  /** Whether it is shown pictures. */
  sees: z.boolean().default(false),
  /** How far it can be held to JSON; found out where it is not said. */
  json: z.enum(['schema', 'object', 'none']).default('schema'),
  /** Calls under way at once, over all roles. */
  concurrency: whole.default(4),
  requestsPerMinute: whole.optional(),
  tokensPerMinute: whole.optional(),
  timeoutSeconds: amount.default(120),
  /** How often a call that failed for the moment is sent again. */
  retries: z.int().min(0).max(20).default(4),
});
export type EndpointConfiguration = z.infer<typeof endpointSchema>;

const localSchema = z.strictObject({
  ...shared,
  /** Path of a GGUF file, or the name of a known model. */
  gguf: z.string().min(1),
  threads: whole.optional(),
  contextSize: whole.optional(),
});
export type LocalConfiguration = z.infer<typeof localSchema>;

export type ModelConfiguration = EndpointConfiguration | LocalConfiguration;

const fileSchema = z.strictObject({
  models: z.record(z.string(), z.unknown()),
  /** Model of the roles that `roles` does not name; not needed where there is one model alone. */
  default: z.string().optional(),
  roles: z.partialRecord(z.enum(chatRoles), z.string()).default({}),
});

/** Models by name, and which of them each role uses. */
export type ChatConfiguration = {
  models: Record<string, ModelConfiguration>;
  roles: Record<ChatRole, string>;
};

export const defaultChatModel = 'qwen2.5-coder-1.5b-instruct';

/**
 * Reads what `--chat` may be given: nothing or a known name, the path of a GGUF file, `https://host/v1#model`, or a JSON file of
 * models and roles (docs/chat.md). Throws USAGE, naming the field that is wrong.
 */
export async function readConfiguration(given: string = defaultChatModel): Promise<ChatConfiguration> {
  if (/^https?:\/\//i.test(given)) return single(check(endpointSchema, split(given), '--chat'));
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given)) {
    throw usage('--chat: no model can be asked at such an address', 'Write it as https://host/v1#model-name.');
  }
  if (given.endsWith('.json')) return fromFile(given);
  return single(check(localSchema, { gguf: given }, '--chat'));
}

/** The name that records keep: the same wherever the file or the server stands. */
export const modelName = (model: ModelConfiguration): string =>
  'url' in model ? model.model : basename(model.gguf).replace(/\.gguf$/, '');

function split(given: string): { url: string; model: string } {
  const at = given.indexOf('#');
  if (at < 0 || at === given.length - 1) {
    throw usage('--chat: the address names no model', 'Write it as https://host/v1#model-name.');
  }
  return { url: given.slice(0, at), model: given.slice(at + 1) };
}

/** Nothing that may be a secret, and no query, to which no path can be added. */
function isPlain(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { username, password, search, hash } = new URL(address);
  return `${username}${password}${search}${hash}` === '';
}

async function fromFile(path: string): Promise<ChatConfiguration> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw usage(`--chat: there is no file ${path}`, 'Give the path of a JSON file of models and roles.');
  });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw usage(`${path} is no JSON: ${(error as Error).message}`, 'Correct it; docs/chat.md shows one.');
  }
  const file = check(fileSchema, document, path);
  const names = Object.keys(file.models);
  const models = Object.fromEntries(
    names.map((name) => [name, readModel(file.models[name], `${path}: models.${name}`)]),
  );
  const fallback = file.default ?? (names.length === 1 ? names[0] : undefined);
  const roles = chatRoles.map((role) => {
    const [name, field] = file.roles[role] ? [file.roles[role], `roles.${role}`] : [fallback, 'default'];
    if (name !== undefined && models[name]) return [role, name];
    const what = name === undefined ? `is needed, since no model is given for ${role}` : `names no model: ${name}`;
    throw usage(`${path}: ${field} ${what}`, `Models of the file: ${names.join(', ') || 'none'}.`);
  });
  return { models, roles: Object.fromEntries(roles) };
}

function readModel(value: unknown, where: string): ModelConfiguration {
  const isLocal = typeof value === 'object' && value !== null && 'gguf' in value;
  return isLocal ? check(localSchema, value, where) : check(endpointSchema, value, where);
}

const single = (model: ModelConfiguration): ChatConfiguration => ({
  models: { chat: model },
  roles: Object.fromEntries(chatRoles.map((role) => [role, 'chat'])) as Record<ChatRole, string>,
});

function check<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const { data, error } = schema.safeParse(value);
  if (!error) return data as z.output<S>;
  const { path, message } = error.issues[0]!;
  const field = path.length > 0 ? `${where.includes(': ') ? '.' : ': '}${path.join('.')}` : '';
  throw usage(`${where}${field}: ${message}`, 'Correct it; docs/chat.md shows every field.');
}

const usage = (message: string, remedy: string) =>
  new LamwrightError('USAGE', `${message.replace(/\.$/, '')}.`, { remedy });
