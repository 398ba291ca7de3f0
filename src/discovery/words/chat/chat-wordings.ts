import type { Chat } from '../../../chat/chat.ts';
import { isUnanswered } from '../../../records/error.ts';
import { normalRequest } from '../../../tasks/request.ts';
import { requestsIn, wordsPrompt } from './prompt.ts';

/** What a model wrote for one family: requests, and how many lines of its lists named other places or too few. */
export type Written = { wordings: string[]; dropped: number };

/** Tokens of a list. */
const listTokens = 170;
/** The first draw is the model's likeliest list; the others are by chance. */
const temperatures = [0.3, 0.9, 1.1];

/**
 * Requests that a chat model writes for a change, by completing a list, once for each of the `changes` (the change in other words each time).
 * A draw that is not answered gives none.
 */
export async function chatWordings(options: {
  chat: Pick<Chat, 'complete'>;
  application: string;
  changes: readonly string[];
  manual?: string;
  places: readonly string[];
  seed: number;
  signal?: AbortSignal;
}): Promise<Written> {
  const { chat, application, changes, manual, places, seed, signal } = options;
  const found = new Map<string, string>();
  let dropped = 0;
  for (const [i, change] of changes.entries()) {
    const prompt = wordsPrompt(application, change, i === 0 ? undefined : manual);
    const temperature = temperatures[i % temperatures.length]!;
    const answer = await chat
      .complete('words', { prompt, maxTokens: listTokens, temperature, seed: seed + i, stop: ['\n\n'], signal })
      .catch((error: unknown) => {
        if (isUnanswered(error)) return { value: '' };
        throw error;
      });
    const written = requestsIn(answer.value, places);
    dropped += written.dropped;
    for (const wording of written.good) {
      const key = normalRequest(wording);
      if (!found.has(key)) found.set(key, wording);
    }
  }
  return { wordings: [...found.values()], dropped };
}
