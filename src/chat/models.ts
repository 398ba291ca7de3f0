import { LamwrightError } from '../records/error.ts';
import type { Store } from '../store/store.ts';
import type { ChatModel } from './chat-model.ts';
import type { ChatConfiguration, ModelConfiguration } from './configuration.ts';
import { endpointKey, openEndpoint } from './endpoint/endpoint-model.ts';
import { hideKeys } from './keys.ts';

export type ModelParts = { store: Store; environment: NodeJS.ProcessEnv; log: (line: string) => void };

/** The models of a configuration, each opened once, when it is first asked. */
export function openModels({ models }: ChatConfiguration, parts: ModelParts) {
  const opened = new Map<string, Promise<ChatModel>>();
  const keys = Object.values(models).map((model) =>
    'url' in model ? endpointKey(model, parts.environment) : undefined,
  );
  const hide = hideKeys(keys);

  return {
    /** Rejects with CHAT_KEY where no key is set, and with BASE_MISSING, MODEL_FAILED or CHECKPOINT_CORRUPT for a file. */
    open(name: string, signal: AbortSignal): Promise<ChatModel> {
      const known = opened.get(name);
      if (known) return known;
      const model = openModel(models[name]!, parts, hide, signal);
      opened.set(name, model);
      model.catch(() => opened.delete(name));
      return model;
    },
    /** The record without any key in it. */
    hide: <T>(record: T): T => JSON.parse(hide(JSON.stringify(record))) as T,
    async close() {
      for (const model of opened.values()) {
        await model.then(
          (loaded) => loaded.close(),
          () => {},
        );
      }
      opened.clear();
    },
  };
}

async function openModel(
  model: ModelConfiguration,
  parts: ModelParts,
  hide: (text: string) => string,
  _signal: AbortSignal,
): Promise<ChatModel> {
  if ('url' in model) return openEndpoint(model, { ...parts, hide });
  throw new LamwrightError('SETUP', 'Models in process come with the next commit.', { remedy: 'Use an endpoint.' });
}
