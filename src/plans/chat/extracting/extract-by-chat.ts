import type { App } from '../../../app-pack/app.ts';
import type { Chat } from '../../../chat/chat.ts';
import type { Extractor } from '../../rules/extract.ts';
import { ungrounded } from '../grounded.ts';
import { tasksSchema, written } from '../pair-schema.ts';
import type { Questions } from '../questions.ts';
import { sectionsOf, wholeText } from '../sections.ts';
import { extractPrompt } from './extract-prompt.ts';

const answerTokens = 900;

/**
 * The extractor of the paper (section 3.1.2): a chat model reads a page, a section a call, and writes the pairs that it tells.
 * Names that the passage has not, and steps told as tasks, are rejected. Page and section decide the call, so a page that was
 * read before costs nothing.
 */
export function extractByChat(options: {
  chat: Pick<Chat, 'ask' | 'model'>;
  app: Pick<App, 'title'>;
  questions: Questions;
  signal?: AbortSignal;
}): Extractor {
  const { chat, app, questions, signal } = options;
  const rule = `chat ${chat.model('extract')}`;
  return async (parsed) => {
    const found = [];
    for (const section of sectionsOf(parsed)) {
      signal?.throwIfAborted();
      const messages = extractPrompt(app.title, parsed.page.title, section);
      const answer = await questions.ask(() =>
        chat.ask('extract', { messages, schema: tasksSchema, maxTokens: answerTokens, signal }),
      );
      for (const { task, plan } of answer?.tasks.map(written) ?? []) {
        const why = plan.length === 0 ? 'no plan' : ungrounded({ task, plan }, wholeText(section));
        if (why === null) found.push({ task, plan, page: parsed.page.id, rule });
        else questions.reject(why);
      }
    }
    return found;
  };
}
