import { chatModelNames } from '../models/files/known-models.ts';
import { isModelFile } from '../models/files/model-file.ts';
import { LamwrightError } from '../records/error.ts';
import type { ChatCall, ChatMessage, ChatRole } from '../records/models/chat-call.ts';
import type { Store } from '../store/store.ts';
import { askForJson, cutOff, unfit } from './answers/ask.ts';
import { withoutThoughts } from './answers/read-json.ts';
import { type Budget, type Cost, openPurse } from './budget.ts';
import type { Chat, ChatSettings } from './chat.ts';
import { estimate, type ModelAnswer, type ModelQuestion } from './chat-model.ts';
import { type ChatConfiguration, modelName, readConfiguration } from './configuration.ts';
import { asked, openJournal } from './journal/journal.ts';
import { openModels } from './models.ts';
import { tellUnderWay } from './waiting/under-way.ts';
import { untilAborted } from './waiting/wait.ts';

export type OpenChatOptions = {
  /** Keeps every call, as records of the kind `call`. */
  store: Store;
  /** As `--chat` gives it, or read already. Default: the local model. */
  configuration?: string | ChatConfiguration;
  /** Answer from the store alone, or from a file of calls (JSON lines) beside it. */
  replay?: boolean | string;
  budget?: Budget;
  /** Told what is waited for, one line each. */
  log?: (line: string) => void;
  /** Where keys come from; default process.env. */
  environment?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
};

const defaultMaxTokens = 512;

/**
 * Opens the chat models of a run (docs/chat.md). Nothing is loaded, fetched or sent before the first question that needs it.
 * Rejects with USAGE for a configuration, budget or file of calls that is wrong, and with CHAT_BUDGET for a budget of nothing.
 */
export async function openChat(options: OpenChatOptions): Promise<Chat> {
  const { store, replay = false, budget, environment = process.env, log = () => {} } = options;
  const given = options.configuration;
  const configuration = typeof given === 'object' ? given : await readConfiguration(given);
  checkPrices(configuration, budget);
  if (replay === false) await checkFiles(configuration);
  const purse = openPurse(budget);
  const journal = await openJournal(store, replay);
  const closing = new AbortController();
  const ending = options.signal ? AbortSignal.any([closing.signal, options.signal]) : closing.signal;
  const models = openModels(configuration, { store, environment, log, signal: ending });
  const underWay = tellUnderWay(log);
  const of = (role: ChatRole) => configuration.models[configuration.roles[role]]!;
  const sees = (role: ChatRole) => {
    const model = of(role);
    return 'url' in model && model.sees;
  };

  const priceOf = (role: ChatRole, tokens: ModelAnswer['tokens']): Cost => {
    const model = of(role);
    const { price = 'url' in model ? undefined : { in: 0, out: 0 } } = model;
    if (!price) return { in: tokens.in, out: tokens.out, price: null };
    const cached = tokens.cached ?? 0;
    const paid = (tokens.in - cached) * price.in + cached * (price.cached ?? price.in) + tokens.out * price.out;
    return { in: tokens.in, out: tokens.out, price: paid / 1e6 };
  };

  /** A model that does not see is shown no pictures, and the record says so. */
  const shown = (role: ChatRole, messages: ChatMessage[]): ChatMessage[] =>
    sees(role) ? messages : messages.map(({ role, content }) => ({ role, content }));

  const question = (role: ChatRole, prompt: ModelQuestion['prompt'], given: ChatSettings): ModelQuestion => ({
    prompt: typeof prompt === 'string' ? prompt : shown(role, prompt),
    maxTokens: given.maxTokens ?? defaultMaxTokens,
    temperature: given.temperature ?? of(role).temperature ?? 0,
    ...(given.seed === undefined ? {} : { seed: given.seed }),
    ...(given.stop === undefined ? {} : { stop: given.stop }),
  });

  /** Answers from the journal, or pays. */
  const call = async (role: ChatRole, wanted: ModelQuestion, own?: AbortSignal) => {
    const signal = own ? AbortSignal.any([ending, own]) : ending;
    signal.throwIfAborted();
    const record = asked(role, modelName(of(role)), wanted);
    return journal.answer(record, async () => {
      const model = await untilAborted(models.open(configuration.roles[role]), signal);
      return purse.spend(priceOf(role, estimate(wanted)), async () => {
        const answering = model.answer(wanted, signal);
        const { text, cut, tokens, ms, sent } = await underWay.while(record.model, answering);
        const cost = priceOf(role, tokens);
        const made = { answer: text, tokens, price: cost.price, ms, sent, at: new Date().toISOString() };
        const value: ChatCall = { ...record, ...made, ...(cut ? { cut } : {}) };
        return { value: models.hide(value), cost, ms };
      });
    });
  };

  return {
    async ask(role, { messages, schema, signal, ...settings }) {
      const asking = { ...question(role, messages, settings), prompt: shown(role, messages) };
      const { value, call: made, ms } = await askForJson(asking, schema, (wanted) => call(role, wanted, signal));
      return { value, call: made.id, ms };
    },
    async say(role, { messages, signal, ...settings }) {
      const { call: made, ms } = await call(role, question(role, messages, settings), signal);
      const value = withoutThoughts(made.answer);
      if (value.trim() === '') throw unfit(made.cut ? cutOff(made) : 'it said nothing', [made]);
      return { value, call: made.id, ms };
    },
    async complete(role, { prompt, signal, ...settings }) {
      const { call: made, ms } = await call(role, question(role, prompt, settings), signal);
      return { value: made.answer, call: made.id, ms };
    },
    model: (role) => modelName(of(role)),
    sees,
    spent: purse.spent,
    async close() {
      underWay.end();
      closing.abort(new Error('The chat was closed.'));
      await models.close();
    },
  };
}

/** A name that is mistyped is told before any work. */
async function checkFiles({ models, roles }: ChatConfiguration): Promise<void> {
  for (const name of new Set(Object.values(roles))) {
    const model = models[name]!;
    if ('url' in model || (await isModelFile(model.gguf))) continue;
    throw new LamwrightError('USAGE', `--chat: ${model.gguf} is neither a known model nor a file that is there.`, {
      remedy: `Known models: ${chatModelNames.join(', ')}. Or give the path of a GGUF file, https://host/v1#model, or a JSON file of models.`,
    });
  }
}

function checkPrices({ models, roles }: ChatConfiguration, budget?: Budget): void {
  if (budget === undefined || !('price' in budget)) return;
  const without = Object.values(roles).find((name) => 'url' in models[name]! && !models[name].price);
  if (without === undefined) return;
  throw new LamwrightError('USAGE', `A budget in money needs a price of each model, and "${without}" has none.`, {
    remedy: 'Give its "price" for a million tokens in the file of models (docs/chat.md), or a budget in tokens.',
  });
}
