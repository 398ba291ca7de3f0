import type { Answered } from '../../chat/chat.ts';
import { LamwrightError } from '../../records/error.ts';

/** Failures of the endpoint in a row after which no more is asked. */
const patience = 3;

/**
 * What a chat model was asked in one step: what went in, what came out, why the rest did not. `unasked` is what a spent
 * budget or a failing endpoint left over: the next run asks it.
 */
export type Questions = {
  readonly in: number;
  readonly rejected: Record<string, number>;
  readonly unasked: number;
  /** Null: no answer. Rejects with what no further question mends: a wrong key, a missing model, a call that replay lacks, an abort. */
  ask<T>(question: () => Promise<Answered<T>>): Promise<T | null>;
  reject(why: string): void;
};

export function createQuestions(): Questions {
  let asked = 0;
  let unasked = 0;
  let spent = false;
  let failures = 0;
  const rejected: Record<string, number> = {};
  const reject = (why: string) => {
    rejected[why] = (rejected[why] ?? 0) + 1;
  };
  return {
    get in() {
      return asked;
    },
    get unasked() {
      return unasked;
    },
    rejected,
    reject,
    ask: async (question) => {
      asked++;
      if (spent) {
        unasked++;
        return null;
      }
      try {
        const { value } = await question();
        failures = 0;
        return value;
      } catch (error) {
        if (!(error instanceof LamwrightError)) throw error;
        if (error.code === 'CHAT_ANSWER') reject('answer');
        else if (error.code === 'CONTEXT_FULL') reject('too long');
        else if (error.code === 'CHAT_BUDGET') {
          spent = true;
          unasked++;
        } else if (error.code === 'CHAT_ENDPOINT' && ++failures < patience) unasked++;
        else throw error;
        return null;
      }
    },
  };
}
