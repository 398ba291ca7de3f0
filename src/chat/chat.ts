import type { z } from 'zod';
import type { ChatMessage, ChatRole } from '../records/models/chat-call.ts';

export type ChatSettings = {
  /** Tokens of the answer at most; default 512. */
  maxTokens?: number;
  /** Default 0. */
  temperature?: number;
  /** Another seed is another question: with a temperature, another answer. */
  seed?: number;
  /** The answer ends before one of these texts. */
  stop?: string[];
  signal?: AbortSignal;
};

/** `call` is the id of the stored call; `ms` what the model took, 0 where the answer was stored already. */
export type Answered<T> = { value: T; call: string; ms: number };

/** `price` is null once a call was paid for whose price is not known: what is known would be too little. `ms` is the models' time. */
export type Spent = { calls: number; tokens: { in: number; out: number }; price: number | null; ms: number };

/**
 * The chat models of a run, by role: every call is stored, counted against the budget and never paid for twice.
 * Rejects with CHAT_ENDPOINT (unreachable, time-out, refused for good), CHAT_KEY, CHAT_ANSWER (no answer that fits, after one
 * repair), CHAT_BUDGET (spent: nothing more is asked), CHAT_UNRECORDED (replay without this call), CONTEXT_FULL (a prompt
 * that the model cannot hold), and for a model in process BASE_MISSING, CHECKPOINT_CORRUPT, MODEL_FAILED (its file, memory); aborted, with the signal's reason.
 * In process a prompt's beginning that the last call had, too, costs nothing: put what stays the same first.
 */
export type Chat = {
  /** An answer as JSON that fits the schema: decoded under a grammar or asked for by schema, checked, repaired once. */
  ask<T>(
    role: ChatRole,
    question: { messages: ChatMessage[]; schema: z.ZodType<T> } & ChatSettings,
  ): Promise<Answered<T>>;
  /** An answer in free text. */
  say(role: ChatRole, question: { messages: ChatMessage[] } & ChatSettings): Promise<Answered<string>>;
  /** Goes on with a text, such as a list of examples: what small models do best. */
  complete(role: ChatRole, question: { prompt: string } & ChatSettings): Promise<Answered<string>>;
  /** The name of the role's model, as records keep it. */
  model(role: ChatRole): string;
  /** Whether the role's model is shown pictures. */
  sees(role: ChatRole): boolean;
  /** What this run has spent so far. */
  spent(): Spent;
  close(): Promise<void>;
};
