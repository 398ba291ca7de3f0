import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportGguf } from '../../models/formats/gguf.ts';
import { decoderTensors } from '../../models/formats/gguf-names.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import type { ChatCall } from '../../records/models/chat-call.ts';
import { createRng } from '../../records/rng.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import type { Chat } from '../chat.ts';
import { readConfiguration } from '../configuration.ts';
import { openChat } from '../open-chat.ts';

const tokenizer = trainTokenizer(['say what was done'], { size: 264, specials: ['<eos>'] });
const shape = {
  layers: 2,
  width: 64,
  heads: 4,
  kvHeads: 2,
  hidden: 96,
  vocabulary: tokenizer.tokens.length,
  ropeBase: 10_000,
  normEps: 1e-5,
  context: 512,
};

let folder: string;
let store: Store;
let gguf: string;
const open: Chat[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-local-chat-'));
  store = await openStore({ dir: folder });
  gguf = await write('tiny.gguf');
});
afterEach(async () => {
  for (const chat of open.splice(0)) await chat.close();
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** A decoder of chance weights: it says nothing sensible, but under a grammar what it says has the right form. */
async function write(name: string): Promise<string> {
  const rng = createRng(3);
  const draw = () => (rng.next() + rng.next() - 1) * 0.6;
  const weights = new Map(
    decoderTensors(shape).map(({ hf, shape: size }) => {
      const count = size.reduce((a, b) => a * b, 1);
      return [hf, { shape: size, data: Float32Array.from({ length: count }, draw) }];
    }),
  );
  const file = join(folder, name);
  await exportGguf(file, { shape, weights, tokenizer, quantization: 'f16', name: 'tiny' });
  return file;
}

async function chatOf(path: string, fields: object = {}, signal?: AbortSignal): Promise<Chat> {
  const { roles } = await readConfiguration(path);
  const configuration = { models: { chat: { gguf: path, threads: 1, ...fields } }, roles };
  const chat = await openChat({ store, configuration, environment: {}, signal });
  open.push(chat);
  return chat;
}
const question = (content: string) => ({ messages: [{ role: 'user' as const, content }] });

describe('a model in process', () => {
  test('answers under a grammar made from the schema, unions, empty choices and lists included', async () => {
    const schema = z.object({
      complete: z.enum(['yes', 'no', 'unsure']),
      sure: z.boolean(),
      // A length that the grammar keeps, in characters; chance bytes make other ones of them.
      why: z.string().meta({ maxLength: 12 }),
      stage: z.enum(['a', 'b']).nullable(),
      steps: z
        .array(z.object({ step: z.literal(1), does: z.union([z.literal('click'), z.literal('type')]) }))
        .min(2)
        .max(3),
      kind: z.discriminatedUnion('is', [
        z.object({ is: z.literal('x'), a: z.boolean() }),
        z.object({ is: z.literal('y') }),
      ]),
      more: z.record(z.enum(['p', 'q']), z.boolean()).optional(),
    });
    const chat = await chatOf(gguf);
    for (const seed of [1, 2, 3]) {
      const { value } = await chat.ask('judge', { ...question('done?'), schema, temperature: 1, seed, maxTokens: 300 });
      expect(schema.safeParse(value).error).toBeUndefined();
    }
    expect(chat.model('judge')).toBe('tiny');
    expect(chat.spent()).toMatchObject({ calls: 3, price: 0 });
  });

  test('reads what two prompts share once, also when others come between', async () => {
    const chat = await chatOf(gguf);
    const start = 'The same long beginning of every prompt, with its examples. '.repeat(4);
    const other = 'Quite another kind of question. '.repeat(6);
    const calls = [];
    for (const prompt of [`${start}One`, other, `${start}Two`]) {
      const { call } = await chat.complete('words', { prompt, maxTokens: 3 });
      calls.push((await store.get<ChatCall>('call', call))!.tokens);
    }
    expect(calls[0]!.cached).toBe(0);
    expect(calls[2]!.in - calls[2]!.cached!).toBeLessThan(6);
  });

  test('says the same with the same seed, something else with another, and ends before a stop text', async () => {
    const chat = await chatOf(gguf);
    const say = async (settings: object) =>
      (await chat.complete('words', { prompt: 'Go', temperature: 1, maxTokens: 40, ...settings })).value;
    const one = await say({ seed: 1 });
    expect(await say({ seed: 2 })).not.toBe(one);
    const [call] = await store.list<ChatCall>('call', { answer: one });
    expect(call).toMatchObject({ cut: true, tokens: { out: 40 } });
    const [stop = ''] = /[ -~]{2}/.exec(one) ?? [];
    expect(stop).toHaveLength(2);
    const whole = (text: string) => text.replace(/\ufffd+$/, '');
    expect(whole(await say({ seed: 1, stop: [stop] }))).toBe(whole(one.slice(0, one.indexOf(stop))));
  });

  test('a prompt that does not fit is told with its tokens', async () => {
    const chat = await chatOf(gguf, { contextSize: 256 });
    await expect(chat.complete('words', { prompt: 'word '.repeat(300) })).rejects.toMatchObject({
      code: 'CONTEXT_FULL',
      message: /The prompt has \d{3,} tokens, and tiny holds 256/,
      remedy: /contextSize/,
    });
  });

  test('stops within a moment', async () => {
    const stop = new AbortController();
    const chat = await chatOf(gguf, {}, stop.signal);
    await chat.complete('words', { prompt: 'warm', maxTokens: 1 });
    const calls = [1, 2].map((seed) => chat.complete('words', { prompt: 'on', temperature: 1, seed, maxTokens: 400 }));
    const ended = Promise.allSettled(calls);
    await new Promise((done) => setTimeout(done, 20));
    const start = performance.now();
    stop.abort(new Error('stopped by hand'));
    expect((await ended).map((end) => end.status === 'rejected' && end.reason.message)).toEqual(
      Array(2).fill('stopped by hand'),
    );
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('a file that is no model is told as such', () => {
  test('one that is not there: at once, and only where a model may be asked', async () => {
    for (const name of [join(folder, 'gone.gguf'), 'foo', 'constructor', folder]) {
      await expect(chatOf(name)).rejects.toMatchObject({
        code: 'USAGE',
        message: `--chat: ${name} is neither a known model nor a file that is there.`,
        remedy: expect.stringContaining('qwen2.5-coder-0.5b-instruct'),
      });
    }
    const replayed = await openChat({ store, configuration: join(folder, 'gone.gguf'), environment: {}, replay: true });
    open.push(replayed);
    await expect(replayed.say('words', question('hello'))).rejects.toMatchObject({ code: 'CHAT_UNRECORDED' });
  });

  test.each([
    ['is another kind of file', async () => text('page.gguf'), {}, 'CHECKPOINT_CORRUPT', /cannot load .*page\.gguf/],
    ['is cut short', async () => cut('cut.gguf'), {}, 'CHECKPOINT_CORRUPT', /cannot load .*cut\.gguf/],
    [
      'is larger than memory',
      async () => large('large.gguf'),
      {},
      'MODEL_FAILED',
      /not enough memory to load .*large\.gguf/,
    ],
    [
      'has no room in memory',
      async () => gguf,
      { contextSize: 400_000_000 },
      'MODEL_FAILED',
      /not enough memory for 400000000 tokens with tiny/,
    ],
  ])('one that %s', async (_name, path, fields, code, message) => {
    const chat = await chatOf(await path(), fields);
    await expect(chat.say('words', question('hello'))).rejects.toMatchObject({ code, message });
  });
});

async function text(name: string): Promise<string> {
  await writeFile(join(folder, name), '<html>not found</html>'.repeat(100));
  return join(folder, name);
}

async function cut(name: string): Promise<string> {
  const file = await write(name);
  await truncate(file, (await stat(file)).size - 5000);
  return file;
}

/** A file with a hole: large, and without a byte on disk. */
async function large(name: string): Promise<string> {
  const file = await write(name);
  await truncate(file, 2 ** 42);
  return file;
}
