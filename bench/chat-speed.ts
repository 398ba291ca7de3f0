/**
 * How fast a chat model reads, writes, and reads again what it read before.
 * node bench/chat-speed.ts [MODEL]: as --chat gives it (a name, a GGUF file, https://host/v1#model); default the local model.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChat } from '../src/chat/open-chat.ts';
import type { ChatCall } from '../src/records/models/chat-call.ts';
import { openStore } from '../src/store/open-store.ts';

const dir = await mkdtemp(join(tmpdir(), 'lamwright-chat-speed-'));
const store = await openStore({ dir });
const chat = await openChat({ store, configuration: process.argv[2], log: (line) => console.error(line) });

const examples = Array.from(
  { length: 24 },
  (_, i) =>
    `Application: editor ${i}\nChange: the page "{title}" gains the tag "{tag}"\nRequest: Tag {title} with {tag}`,
).join('\n\n');

async function measure(prompt: string, maxTokens: number) {
  const { call } = await chat.complete('words', { prompt, maxTokens });
  const { tokens, ms } = (await store.get<ChatCall>('call', call))!;
  return { tokens, seconds: ms / 1000 };
}

// The first call loads the model.
await measure('Hello', 1);
const read = await measure(examples, 1);
const again = await measure(`${examples}\n\nApplication: a calendar\n`, 1);
const write = await measure(`${examples}\n\nApplication: a calendar\nChange:`, 100);

const perSecond = (count: number, seconds: number) => (count / seconds).toFixed(1);
const fresh = (call: typeof again) => call.tokens.in - (call.tokens.cached ?? 0);
console.log(`${chat.model('words')} on ${cpus()[0]?.model.trim()}, ${cpus().length} cores`);
console.log(`read   ${perSecond(fresh(read), read.seconds)} tokens/s (n ${fresh(read)})`);
console.log(
  `again  ${again.seconds.toFixed(2)} s for ${again.tokens.in} tokens, ${again.tokens.cached ?? 0} of them cached`,
);
console.log(
  `write  ${perSecond(write.tokens.out, write.seconds)} tokens/s (n ${write.tokens.out}), ${write.tokens.cached ?? 0} of ${write.tokens.in} in cached`,
);
await chat.close();
await store.close();
await rm(dir, { recursive: true });
