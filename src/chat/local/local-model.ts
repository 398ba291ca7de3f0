import type { ChatHistoryItem, ChatWrapper, LlamaGrammar, LlamaModel, LlamaText, Token } from 'node-llama-cpp';
import { loadGguf } from '../../models/load-gguf.ts';
import { chatDevice } from '../../models/start-llama.ts';
import { LamwrightError } from '../../records/error.ts';
import type { ChatMessage } from '../../records/models/chat-call.ts';
import type { ChatModel, ModelQuestion } from '../chat-model.ts';
import { untilAborted } from '../waiting/wait.ts';
import { grammarSchema } from './grammar-schema.ts';
import { openSlots } from './slots.ts';

export type LocalOptions = { name: string; threads?: number; contextSize?: number; signal?: AbortSignal };

const defaultContextSize = 4096;
/** An answer that has no room for so many tokens is not begun. */
const leastRoom = 64;

/**
 * A GGUF model in this process. Calls come in turn; the beginnings of the last few prompts are kept, so what they share is not read again.
 * Rejects with BASE_MISSING, CHECKPOINT_CORRUPT (cut short, another kind of file), MODEL_FAILED (memory) or SETUP (no llama.cpp).
 */
export async function openLocal(path: string, options: LocalOptions): Promise<ChatModel> {
  const { name, threads, signal } = options;
  const { model } = await loadGguf(path, { gpu: chatDevice(), use: 'chat', signal });
  const contextSize = options.contextSize ?? Math.min(model.trainContextSize, defaultContextSize);
  const slots = await openSlots(model, { contextSize, threads, name }).catch(async (error: unknown) => {
    await model.dispose();
    throw error;
  });
  const { LlamaText, resolveChatWrapper } = await import('node-llama-cpp');
  const wrapper = resolveChatWrapper(model);
  const grammars = new Map<string, Promise<LlamaGrammar>>();

  const grammarOf = ({ schema }: ModelQuestion) => {
    if (schema === undefined) return undefined;
    const key = JSON.stringify(schema);
    // biome-ignore lint/suspicious/noExplicitAny: the library's type cannot follow a schema made at run time
    const grammar = grammars.get(key) ?? model.llama.createGrammarForJsonSchema(grammarSchema(schema) as any);
    grammars.set(key, grammar);
    return grammar;
  };

  const answer = async (question: ModelQuestion, signal?: AbortSignal) => {
    const { prompt, temperature, seed = 0, stop = [] } = question;
    const start = performance.now();
    const { text, stops } = typeof prompt === 'string' ? { text: prompt, stops: [] } : template(wrapper, prompt);
    const tokens = withoutBeginning(model, LlamaText(text).tokenize(model.tokenizer));
    const room = contextSize - tokens.length - 2;
    if (room < Math.min(leastRoom, question.maxTokens)) {
      throw new LamwrightError(
        'CONTEXT_FULL',
        `The prompt has ${tokens.length} tokens, and ${name} holds ${contextSize} with its answer.`,
        {
          remedy: 'Shorten the prompt, or give the model a larger contextSize in the file of models.',
        },
      );
    }
    const made = await slots.generate(
      tokens,
      {
        maxTokens: Math.min(question.maxTokens, room),
        temperature,
        seed,
        grammar: await grammarOf(question),
        customStopTriggers: [...stops, ...stop],
      },
      signal,
    );
    return { ...made, ms: performance.now() - start, sent: 1 };
  };

  let queue: Promise<unknown> = Promise.resolve();
  return {
    answer(question, signal) {
      const turn = queue.then(() => {
        signal?.throwIfAborted();
        return answer(question, signal);
      });
      queue = turn.catch(() => {});
      return untilAborted(turn, signal);
    },
    async close() {
      await queue;
      await model.dispose();
    },
  };
}

/** The chat as the model was trained to read it. Marks of the template in a message's text are read as plain text. */
function template(wrapper: ChatWrapper, messages: readonly ChatMessage[]): { text: LlamaText; stops: LlamaText[] } {
  const history = messages.map(
    ({ role, content }): ChatHistoryItem =>
      role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  );
  const chatHistory: ChatHistoryItem[] = [...history, { type: 'model', response: [] }];
  const { contextText, stopGenerationTriggers } = wrapper.generateContextState({ chatHistory });
  return { text: contextText, stops: stopGenerationTriggers };
}

/** The token that begins every text is put there by the library itself. */
const withoutBeginning = (model: LlamaModel, tokens: Token[]) =>
  tokens.length > 1 && tokens[0] === model.tokens.bos ? tokens.slice(1) : tokens;
