import { resolveModelFile } from '../models/files/model-file.ts';
import type { Store } from '../store/store.ts';
import type { ChatModel } from './chat-model.ts';
import { type ChatConfiguration, type ModelConfiguration, modelName } from './configuration.ts';
import { endpointKey, openEndpoint } from './endpoint/endpoint-model.ts';
import { hideIn, hideKeys } from './keys.ts';
import { openLocal } from './local/local-model.ts';

export type ModelParts = {
  store: Store;
  environment: NodeJS.ProcessEnv;
  log: (line: string) => void;
  /** Ends fetching and loading. */
  signal: AbortSignal;
};

/** The models of a configuration, each opened once, when it is first asked. */
export function openModels({ models }: ChatConfiguration, parts: ModelParts) {
  const opened = new Map<string, Promise<ChatModel>>();
  const keys = Object.values(models).map((model) =>
    'url' in model ? endpointKey(model, parts.environment) : undefined,
  );
  const hide = hideKeys(keys);

  return {
    /** Rejects with CHAT_KEY where no key is set, and with BASE_MISSING, MODEL_FAILED or CHECKPOINT_CORRUPT for a file. */
    open(name: string): Promise<ChatModel> {
      const known = opened.get(name);
      if (known) return known;
      const model = openModel(models[name]!, parts, hide);
      opened.set(name, model);
      model.catch(() => opened.delete(name));
      return model;
    },
    /** The record without any key in it. */
    hide: <T>(record: T): T => hideIn(record, hide),
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
): Promise<ChatModel> {
  if ('url' in model) return openEndpoint(model, { ...parts, hide });
  const { environment, log, signal } = parts;
  const path = await resolveModelFile(model.gguf, { environment, log, signal });
  log(`Loading ${modelName(model)}`);
  return openLocal(path, { ...model, name: modelName(model), signal });
}
