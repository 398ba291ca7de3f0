import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import type { Chat } from './chat.ts';
import { readConfiguration } from './configuration.ts';
import { type EndpointScript, type ScriptedEndpoint, startEndpoint } from './endpoint.fixture.ts';
import { type OpenChatOptions, openChat } from './open-chat.ts';

/** A question of one message. */
export const question = (content: string) => ({ messages: [{ role: 'user' as const, content }] });

/** For each test of a file: a workspace, and a chat with a scripted server when it asks for one. All is closed afterwards. */
export function useScriptedChat() {
  let dir: string;
  let store: Store;
  let endpoint: ScriptedEndpoint | undefined;
  const open: Chat[] = [];
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lamwright-chat-'));
    store = await openStore({ dir });
  });
  afterEach(async () => {
    for (const chat of open.splice(0)) await chat.close();
    await endpoint?.close();
    endpoint = undefined;
    await store.close();
    await rm(dir, { recursive: true });
  });

  /** Another chat with the same server, as another run has it. `fields` are those of a file of models. */
  const again = async (fields: object = {}, options: Partial<OpenChatOptions> = {}): Promise<Chat> => {
    const { models, roles } = await readConfiguration(endpoint!.chat);
    const configuration = { models: { chat: { ...models.chat!, ...fields } }, roles };
    const chat = await openChat({ store, configuration, environment: {}, ...options });
    open.push(chat);
    return chat;
  };
  return {
    again,
    async serve(script: EndpointScript, fields: object = {}, options: Partial<OpenChatOptions> = {}): Promise<Chat> {
      await endpoint?.close();
      endpoint = await startEndpoint(script);
      return again(fields, options);
    },
    get dir() {
      return dir;
    },
    get store() {
      return store;
    },
    get endpoint() {
      return endpoint!;
    },
  };
}
