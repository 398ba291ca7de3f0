import { z } from 'zod';
import { LamwrightError } from '../../records/error.ts';
import type { ChatCall, ChatMessage } from '../../records/models/chat-call.ts';
import type { ModelQuestion } from '../chat-model.ts';
import { readJson } from './read-json.ts';

type Call = (question: ModelQuestion) => Promise<{ call: ChatCall; ms: number }>;

/** How much of a wrong answer is shown to the model again, in characters. */
const shownAgain = 2000;

/** Asks for JSON that fits the schema; an answer that does not is given back once, with what is wrong. Rejects with CHAT_ANSWER. */
export async function askForJson<T>(
  question: ModelQuestion & { prompt: ChatMessage[] },
  schema: z.ZodType<T>,
  call: Call,
): Promise<{ value: T; call: ChatCall; ms: number }> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: close });
  const first = await call({ ...question, schema: json });
  const read = check(first.call, schema);
  if (read.ok) return { ...first, value: read.value };
  const prompt = [...question.prompt, ...repairMessages(first.call.answer, read.problem, json)];
  const second = await call({ ...question, prompt, schema: json }).catch((error: unknown) => {
    // The first answer and the repair together have no room: the first one is what was wrong.
    if (error instanceof LamwrightError && error.code === 'CONTEXT_FULL') throw unfit(read.problem, [first.call]);
    throw error;
  });
  const again = check(second.call, schema);
  if (again.ok) return { value: again.value, call: second.call, ms: first.ms + second.ms };
  throw unfit(again.problem, [first.call, second.call]);
}

/** Fields that the schema does not know are not asked for. */
function close({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (jsonSchema.type === 'object' && jsonSchema.properties) jsonSchema.additionalProperties ??= false;
}

function check<T>(call: ChatCall, schema: z.ZodType<T>) {
  const read = readJson(call.answer, schema);
  return read.ok || !call.cut ? read : { ok: false as const, problem: cutOff(call) };
}

export const cutOff = ({ settings }: ChatCall): string => `it was cut off at ${settings.maxTokens} tokens`;

function repairMessages(answer: string, problem: string, schema: unknown): ChatMessage[] {
  const fit = `Answer again, with nothing but JSON that fits this schema: ${JSON.stringify(schema)}`;
  return [
    { role: 'assistant', content: answer.slice(0, shownAgain) },
    { role: 'user', content: `That answer cannot be used: ${problem}. ${fit}` },
  ];
}

/** CHAT_ANSWER for what these calls said. */
export function unfit(problem: string, calls: readonly [ChatCall, ...ChatCall[]]): LamwrightError {
  const [{ model, role }] = calls;
  const ids = calls.map(({ id }) => id).join(' and ');
  return new LamwrightError('CHAT_ANSWER', `${model} gave no ${role} answer that fits: ${problem}.`, {
    remedy: `What it said stands in ${ids}. Allow more tokens, shorten the question, or use a larger model.`,
  });
}
