import type { Chat, ChatSettings } from '../../chat/chat.ts';
import { LamwrightError } from '../../records/error.ts';
import type { ChatMessage, ChatRole } from '../../records/models/chat-call.ts';

export type Asked = { role: ChatRole; messages: ChatMessage[] } & ChatSettings;

/** A chat that answers by a script; an answer that does not fit the schema is refused, as after the repair. */
export function scriptedChat(
  answer: (asked: Asked) => unknown,
  options: { sees?: boolean } = {},
): Chat & { asked: Asked[] } {
  const asked: Asked[] = [];
  const unused = async () => {
    throw new Error('not asked for here');
  };
  return {
    asked,
    async ask(role, { schema, ...question }) {
      asked.push({ role, ...question });
      const { success, data, error } = schema.safeParse(answer({ role, ...question }));
      if (!success) throw new LamwrightError('CHAT_ANSWER', error.message, { remedy: 'Ask another model.' });
      return { value: data, call: `call_${asked.length}`, ms: 5 };
    },
    say: unused,
    complete: unused,
    model: (role) => `scripted ${role}`,
    sees: () => options.sees ?? false,
    spent: () => ({ calls: asked.length, tokens: { in: 0, out: 0 }, price: 0, ms: 0 }),
    close: async () => {},
  };
}
