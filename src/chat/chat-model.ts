import type { ChatMessage } from '../records/models/chat-call.ts';

/** What one call asks of a model: a chat, or a text to go on with. */
export type ModelQuestion = {
  prompt: ChatMessage[] | string;
  /** JSON schema that the answer shall fit. */
  schema?: Record<string, unknown>;
  maxTokens: number;
  temperature: number;
  seed?: number;
  stop?: string[];
};

export type ModelAnswer = {
  text: string;
  /** True where the answer ended at `maxTokens`, or where the model's context was full. */
  cut: boolean;
  tokens: { in: number; out: number; cached?: number };
  /** Milliseconds from the first sending, waits of the limits before it not counted. */
  ms: number;
  /** How often it was sent until it was answered. */
  sent: number;
};

/** One model that answers, wherever it runs. It stores nothing and knows no roles. */
export type ChatModel = {
  /** Rejects with the codes of `Chat`, and with the signal's reason when it is aborted. */
  answer(question: ModelQuestion, signal?: AbortSignal): Promise<ModelAnswer>;
  close(): Promise<void>;
};

/** Tokens of a text, roughly; rather too many than too few. */
export const roughTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3.5);

/** Tokens that a question may cost at most, roughly. */
export function estimate({ prompt, maxTokens }: ModelQuestion): { in: number; out: number } {
  const texts = typeof prompt === 'string' ? [prompt] : prompt.map(({ content }) => content);
  const pictures = typeof prompt === 'string' ? 0 : prompt.reduce((sum, m) => sum + (m.pictures?.length ?? 0), 0);
  const text = texts.reduce((sum, part) => sum + roughTokens(part) + 4, 0);
  return { in: text + pictures * pictureTokens, out: maxTokens };
}

/** What a screenshot costs with the usual vision models. */
const pictureTokens = 1000;
