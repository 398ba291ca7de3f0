import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatCall } from '../records/chat-call.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import type { Chat } from './chat.ts';
import { readConfiguration } from './configuration.ts';
import { type EndpointScript, type ScriptedEndpoint, startEndpoint } from './endpoint.fixture.ts';
import { type OpenChatOptions, openChat } from './open-chat.ts';

const question = (content: string) => ({ messages: [{ role: 'user' as const, content }] });
const list = z.array(z.string());

let dir: string;
let store: Store;
let endpoint: ScriptedEndpoint;
const open: Chat[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-chat-'));
  store = await openStore({ dir });
});
afterEach(async () => {
  for (const chat of open.splice(0)) await chat.close();
  await endpoint?.close();
  await store.close();
  await rm(dir, { recursive: true });
});

async function serve(script: EndpointScript, options: Partial<OpenChatOptions> = {}, fields: object = {}) {
  endpoint = await startEndpoint(script);
  return again(options, fields);
}

/** Another chat with the same server: as another run has it. */
async function again(options: Partial<OpenChatOptions> = {}, fields: object = {}) {
  const { models, roles } = await readConfiguration(endpoint.chat);
  const configuration = { models: { chat: { ...models.chat!, ...fields } }, roles };
  const chat = await openChat({ store, configuration, environment: {}, ...options });
  open.push(chat);
  return chat;
}

describe('the journal', () => {
  test('a call is paid for once: by one run, by the next, and by two that ask at once', async () => {
    const chat = await serve(({ text }) => ({ text: `re ${text}`, delayMs: 50 }), {}, { price: { in: 1, out: 10 } });
    const [one, two] = await Promise.all([chat.say('words', question('a')), chat.say('words', question('a'))]);
    const next = await (await again()).say('words', question('a'));
    expect(endpoint.requests).toHaveLength(1);
    expect([one.ms > 0, two.ms, next.ms]).toEqual([true, 0, 0]);
    expect([two.call, next.call]).toEqual([one.call, one.call]);
    const [record] = await store.list<ChatCall>('call');
    expect(record).toMatchObject({
      role: 'words',
      model: 'scripted',
      prompt: [{ role: 'user', content: 'a' }],
      settings: { maxTokens: 512, temperature: 0 },
      answer: 're a',
      tokens: { in: 1, out: 1 },
      price: 11e-6,
      sent: 1,
    });
    expect(chat.spent()).toMatchObject({ calls: 1, tokens: { in: 1, out: 1 }, price: 11e-6 });
  });

  test('another role, seed, temperature or schema is another question', async () => {
    const chat = await serve(() => '["x"]');
    const asked = question('a');
    const calls = [
      await chat.say('words', asked),
      await chat.say('judge', asked),
      await chat.say('words', { ...asked, seed: 1 }),
      await chat.say('words', { ...asked, temperature: 0.7 }),
      await chat.ask('words', { ...asked, schema: list }),
      await chat.complete('words', { prompt: 'a' }),
    ];
    expect(new Set(calls.map(({ call }) => call)).size).toBe(6);
    expect(endpoint.requests.map(({ path }) => path)).toEqual([
      ...Array(5).fill('/v1/chat/completions'),
      '/v1/completions',
    ]);
  });

  test('one that is stopped does not take its answer from another that asks the same', async () => {
    const chat = await serve(() => ({ text: 'x', delayMs: 100 }));
    const stop = new AbortController();
    const first = chat.say('words', { ...question('a'), signal: stop.signal });
    const second = chat.say('words', question('a'));
    stop.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect((await second).value).toBe('x');
  });
});

describe('replay', () => {
  test('answers from the store without a server, and names what was never asked', async () => {
    await (await serve(() => 'yes')).say('judge', question('Was it done?'));
    await endpoint.close();
    const chat = await again({ replay: true });
    expect((await chat.say('judge', question('Was it done?'))).value).toBe('yes');
    await expect(chat.say('judge', question('Another  question'))).rejects.toMatchObject({
      code: 'CHAT_UNRECORDED',
      message: /scripted to the judge question "Another question"/,
    });
    expect(chat.spent().calls).toBe(0);
  });

  test('answers from a file of calls, which come into the store', async () => {
    const chat = await serve(() => '["a"]');
    const { call } = await chat.ask('extract', { ...question('List'), schema: list });
    const file = join(dir, 'call.jsonl');
    await writeFile(file, `${JSON.stringify(await store.get('call', call))}\n`);
    const other = await openStore({ dir: join(dir, 'other') });
    const replayed = await openChat({
      store: other,
      configuration: 'http://127.0.0.1:9/v1#scripted',
      replay: file,
      environment: {},
    });
    expect(await replayed.ask('extract', { ...question('List'), schema: list })).toEqual({ value: ['a'], call, ms: 0 });
    expect(await other.get('call', call)).toMatchObject({ answer: '["a"]' });
    await other.close();
  });

  test('a file that is none, or a line that is no call, is named', async () => {
    const file = join(dir, 'call.jsonl');
    await expect(openChat({ store, replay: file })).rejects.toMatchObject({
      code: 'USAGE',
      message: /no file of recorded calls/,
    });
    await writeFile(file, '\n{"id": "x"}\n');
    await expect(openChat({ store, replay: file })).rejects.toMatchObject({
      message: /Line 2 of .* is no recorded call/,
    });
  });
});

describe('the budget', () => {
  test('of nothing says so at once', async () => {
    for (const budget of [{ tokens: 0 }, { price: 0 }]) {
      await expect(serve(() => 'x', { budget }, { price: { in: 1, out: 1 } })).rejects.toMatchObject({
        code: 'CHAT_BUDGET',
        message: /nothing/,
      });
      await endpoint.close();
    }
  });

  test('in tokens is never overdrawn, also by many at once; then nothing more is asked, and what is stored still answers', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 30 };
    const chat = await serve(
      () => ({ text: 'x', usage, delayMs: 10 }),
      { budget: { tokens: 180 } },
      { concurrency: 8 },
    );
    const asked = Array.from({ length: 12 }, (_, i) => chat.say('words', { ...question(`${i}`), maxTokens: 30 }));
    const ends = await Promise.allSettled(asked);
    const codes = ends.filter((end) => end.status === 'rejected').map(({ reason }) => reason.code);
    expect(new Set(codes)).toEqual(new Set(['CHAT_BUDGET']));
    const { calls, tokens } = chat.spent();
    expect([calls, tokens.in + tokens.out]).toEqual([5, 175]);
    const before = endpoint.requests.length;
    await expect(chat.say('words', { ...question('tiny'), maxTokens: 1 })).rejects.toMatchObject({
      code: 'CHAT_BUDGET',
    });
    expect(endpoint.requests).toHaveLength(before);
    const done = (await store.list<ChatCall>('call'))[0]!.prompt[0] as { content: string };
    expect((await chat.say('words', { ...question(done.content), maxTokens: 30 })).value).toBe('x');
  });

  test('in money goes by the price list, and needs one', async () => {
    const usage = { prompt_tokens: 1000, completion_tokens: 100 };
    const chat = await serve(() => ({ text: 'x', usage }), { budget: { price: 0.005 } }, { price: { in: 1, out: 10 } });
    await chat.say('words', { ...question('a'), maxTokens: 100 });
    await chat.say('words', { ...question('b'), maxTokens: 100 });
    expect(chat.spent().price).toBeCloseTo(0.004);
    await expect(chat.say('words', { ...question('c'), maxTokens: 100 })).rejects.toMatchObject({
      code: 'CHAT_BUDGET',
    });
    await expect(again({ budget: { price: 1 } })).rejects.toMatchObject({ code: 'USAGE', message: /"chat" has none/ });
  });
});

test('keys are sent, and reach no record, log, error or file', async () => {
  const key = 'sk-very-secret-0123456789';
  const lines: string[] = [];
  const chat = await serve(
    ({ key, text, index }) =>
      text === 'fail'
        ? { status: 401, body: { error: { message: `Incorrect API key: ${key}` } } }
        : index === 0
          ? { status: 500, body: { error: { message: `retry with ${key}` } }, headers: { 'retry-after': '1' } }
          : `Your key is ${key}`,
    { environment: { OPENAI_API_KEY: key }, log: (line) => lines.push(line) },
  );
  const { value } = await chat.say('words', question('hello'));
  const error = await chat.say('words', question('fail')).catch((error: unknown) => error);
  expect(endpoint.requests.map((request) => request.key)).toEqual([key, key, key]);
  expect(value).toBe('Your key is [key]');
  expect(error).toMatchObject({ code: 'CHAT_KEY', message: /Incorrect API key: \[key\]/ });
  expect(lines.join('\n')).toMatch(/500/);
  for (let at = error as Error & { remedy?: string }; at; at = at.cause as typeof at)
    lines.push(`${at.stack} ${at.message} ${at.remedy} ${JSON.stringify(at)}`);
  for (const name of await readdir(dir)) lines.push(await readFile(join(dir, name), 'latin1').catch(() => ''));
  lines.push(JSON.stringify(await store.list('call')));
  expect(lines.join('\n')).not.toContain(key);
});
