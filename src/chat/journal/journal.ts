import { LamwrightError } from '../../records/error.ts';
import { type ChatCall, type ChatRole, chatCallSchema } from '../../records/models/chat-call.ts';
import { recordId } from '../../records/record-id.ts';
import type { Store } from '../../store/store.ts';
import type { ModelQuestion } from '../chat-model.ts';
import { readCalls } from './read-calls.ts';

/** What was asked, as its record keeps it. `settings` holds the schema, too. */
export type Asked = Pick<ChatCall, 'id' | 'role' | 'model' | 'prompt' | 'settings'>;

export type Journal = {
  /** The stored call, or the one that `pay` makes, stored before it is given back. `ms` is 0 for a stored one. */
  answer(asked: Asked, pay: () => Promise<ChatCall>): Promise<{ call: ChatCall; ms: number }>;
};

/** Names a question: the same one again has the same id, wherever the model stands. */
export function asked(role: ChatRole, model: string, { prompt, ...settings }: ModelQuestion): Asked {
  return { id: recordId('call', { role, model, prompt, settings }), role, model, prompt, settings };
}

/**
 * Keeps every paid call in the store, so that none is paid for twice, also by two that ask at once.
 * `replay` pays for nothing: CHAT_UNRECORDED for what is neither in the store nor in the file of calls (JSON lines) that it may name.
 */
export async function openJournal(store: Store, replay: boolean | string): Promise<Journal> {
  const underWay = new Map<string, Promise<ChatCall>>();
  const file = typeof replay === 'string' ? await readCalls(replay) : undefined;

  const recorded = async (id: string): Promise<ChatCall | null> => {
    const call = await store.get<ChatCall>('call', id);
    if (call !== null || file === undefined) return call;
    const kept = file.get(id);
    if (kept !== undefined) await store.put('call', [kept]);
    return kept ?? null;
  };
  const payOnce = async (question: Asked, pay: () => Promise<ChatCall>) => {
    if (replay !== false) throw unrecorded(question, replay);
    const call = chatCallSchema.parse(await pay());
    await store.put('call', [call]);
    return call;
  };

  return {
    async answer(question, pay) {
      for (;;) {
        const other = underWay.get(question.id);
        if (other === undefined) break;
        const call = await other.catch((error: unknown) => {
          if (error instanceof LamwrightError) throw error;
          // The other one was stopped; this one was not.
          return undefined;
        });
        if (call) return { call, ms: 0 };
      }
      const stored = recorded(question.id);
      let paid = false;
      const call = stored.then((found) => {
        if (found) return found;
        paid = true;
        return payOnce(question, pay);
      });
      underWay.set(question.id, call);
      try {
        const done = await call;
        return { call: done, ms: paid ? done.ms : 0 };
      } finally {
        underWay.delete(question.id);
      }
    },
  };
}

function unrecorded({ role, model, prompt }: Asked, replay: boolean | string): LamwrightError {
  const last = typeof prompt === 'string' ? prompt : (prompt.at(-1)?.content ?? '');
  const start = last.replace(/\s+/g, ' ').trim().slice(0, 80);
  const where = typeof replay === 'string' ? `the store and ${replay} hold` : 'the store holds';
  return new LamwrightError(
    'CHAT_UNRECORDED',
    `With --replay nothing is asked anew, and ${where} no answer of ${model} to the ${role} question "${start}".`,
    { remedy: 'Run it once without --replay, or with the same model, settings and workspace as when it was recorded.' },
  );
}
