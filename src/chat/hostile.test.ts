import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
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

const verdict = z.object({ complete: z.enum(['yes', 'no']), reason: z.string() });
const question = (content: string) => ({ messages: [{ role: 'user' as const, content }] });
const good = { complete: 'yes', reason: 'it is there' };

let dir: string;
let store: Store;
let endpoint: ScriptedEndpoint;
let chat: Chat;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-chat-'));
  store = await openStore({ dir });
});
afterEach(async () => {
  await chat?.close();
  await endpoint?.close();
  await store.close();
  await rm(dir, { recursive: true });
});

async function open(script: EndpointScript, fields: object = {}, options: Partial<OpenChatOptions> = {}) {
  endpoint = await startEndpoint(script);
  const { models, roles } = await readConfiguration(endpoint.chat);
  const configuration = { models: { chat: { ...models.chat!, ...fields } }, roles };
  chat = await openChat({ store, configuration, environment: {}, ...options });
}

/** Wrong on the first request, right afterwards. */
const once =
  (bad: Awaited<ReturnType<EndpointScript>>): EndpointScript =>
  ({ index }) =>
    index === 0 ? bad : { text: good };

describe('a server that fails for a moment is asked again', () => {
  const cases: [string, Awaited<ReturnType<EndpointScript>>, object?][] = [
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0.05' }, body: {} }],
    ['500', { status: 500, body: '<h1>oops</h1>' }],
    ['a failure passed on with status 200', { body: { error: { code: 502, message: 'upstream' } } }],
    ['an answer cut off', { text: good, cutAfter: 60 }],
    ['a body that is no whole JSON', { status: 200, body: '{"choices": [{"mess' }],
    ['a body that drips', { text: good, dripMs: 50 }, { timeoutSeconds: 0.4 }],
    ['no answer at all', { hang: true }, { timeoutSeconds: 0.3 }],
  ];
  test.each(cases)('%s', async (_name, bad, fields) => {
    await open(once(bad), fields);
    const { value, call } = await chat.ask('judge', { ...question('Is it done?'), schema: verdict });
    expect(value).toEqual(good);
    expect(await store.get<ChatCall>('call', call)).toMatchObject({ sent: 2, role: 'judge', model: 'scripted' });
    expect(chat.spent().calls).toBe(1);
  });

  test('Retry-After is waited for by every worker', async () => {
    await open(once({ status: 429, headers: { 'retry-after': '1' }, body: {} }), { concurrency: 1 });
    const start = performance.now();
    await Promise.all([chat.say('words', question('a')), chat.say('words', question('b'))]);
    expect(performance.now() - start).toBeGreaterThan(950);
  });
});

describe('what does not pass is a typed failure, and no work is lost', () => {
  const cases: [string, Awaited<ReturnType<EndpointScript>>, object, object][] = [
    [
      '500 for ever',
      { status: 500, body: {} },
      { code: 'CHAT_ENDPOINT', message: /answered 500 .*, 2 times/ },
      { retries: 1 },
    ],
    [
      'time-out for ever',
      { hang: true },
      { code: 'CHAT_ENDPOINT', message: /no whole answer within 0.2 s/ },
      { retries: 1, timeoutSeconds: 0.2 },
    ],
    [
      'HTML',
      { status: 200, body: '<html>Welcome</html>' },
      { code: 'CHAT_ENDPOINT', message: /http:\/\/127.* no chat server gives: <html>Welcome/ },
      {},
    ],
    [
      '401',
      { status: 401, body: { error: { message: 'who are you' } } },
      { code: 'CHAT_KEY', message: /none is set/, remedy: /LAMWRIGHT_CHAT_KEY/ },
      {},
    ],
    ['403', { status: 403, body: {} }, { code: 'CHAT_KEY' }, {}],
    [
      'a model that is not there',
      { status: 404, body: { error: { message: 'no such model' } } },
      { code: 'CHAT_ENDPOINT', message: /no such model/, remedy: /\/v1\/models/ },
      {},
    ],
    [
      'no credit',
      { status: 429, body: { error: { message: 'pay', code: 'insufficient_quota' } } },
      { code: 'CHAT_ENDPOINT', message: /no credit/ },
      {},
    ],
    [
      'a wait of hours',
      { status: 429, headers: { 'retry-after': '7200' }, body: {} },
      { code: 'CHAT_ENDPOINT', message: /wait 7200 s/ },
      {},
    ],
    [
      'a prompt that is too long',
      { status: 400, body: { error: { message: 'maximum context length is 8192 tokens' } } },
      { code: 'CHAT_ENDPOINT', message: /maximum context length/ },
      {},
    ],
  ];
  test.each(cases)('%s', async (_name, bad, error, fields) => {
    await open(({ text }) => (text.includes('first') ? 'done' : bad), fields);
    await chat.say('words', question('the first'));
    await expect(chat.ask('judge', { ...question('the second'), schema: verdict })).rejects.toMatchObject(error);
    expect((await store.list<ChatCall>('call')).map(({ answer }) => answer)).toEqual(['done']);
    endpoint.answerBy(() => ({ text: good }));
    expect((await chat.ask('judge', { ...question('the second'), schema: verdict })).value).toEqual(good);
  });

  test.each([
    ['nothing listens', async () => `http://127.0.0.1:${await freePort()}/v1#m`, /127\.0\.0\.1.*nothing listens there/],
    ['no such host', async () => 'http://nowhere.invalid/v1#m', /nowhere\.invalid.*(no such host|cannot be looked up)/],
    ['TLS where there is none', async () => endpoint.chat.replace('http', 'https'), /TLS/],
  ])('%s: told at once', async (_name, address, message) => {
    await open(() => 'never');
    chat = await openChat({ store, configuration: await address(), environment: {} });
    const start = performance.now();
    await expect(chat.say('words', question('hello'))).rejects.toMatchObject({ code: 'CHAT_ENDPOINT', message });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('a stop ends a hanging call, a wait and the turn in the queue within a moment', async () => {
    const stop = new AbortController();
    await open(
      ({ text }) => (text === 'hang' ? { hang: true } : { status: 429, headers: { 'retry-after': '60' }, body: {} }),
      { concurrency: 2 },
      { signal: stop.signal },
    );
    const calls = ['hang', 'wait', 'queued'].map((text) => chat.say('words', question(text)));
    const ended = Promise.allSettled(calls);
    await new Promise((done) => setTimeout(done, 200));
    const start = performance.now();
    stop.abort(new Error('stopped by hand'));
    expect((await ended).map((end) => end.status === 'rejected' && end.reason.message)).toEqual(
      Array(3).fill('stopped by hand'),
    );
    expect(performance.now() - start).toBeLessThan(300);
  });
});

describe('answers that do not fit', () => {
  test.each([
    ['in a code fence', `Here it is:\n\`\`\`json\n${JSON.stringify(good)}\n\`\`\`\nBye {}`],
    ['among words', `I think {"complete":"yes","reason":"it is there"}, surely.`],
    ['after thoughts', `<think>{"complete":"no"}</think>\n${JSON.stringify(good)}`],
  ])('JSON %s is found', async (_name, text) => {
    await open(() => text);
    expect((await chat.ask('judge', { ...question('?'), schema: verdict })).value).toEqual(good);
    expect(endpoint.requests).toHaveLength(1);
  });

  test('a wrong answer is repaired once, the fault told to the model', async () => {
    await open(once({ text: { complete: 'perhaps', reason: 'x' } }));
    expect((await chat.ask('judge', { ...question('?'), schema: verdict })).value).toEqual(good);
    expect(endpoint.requests[1]!.body.messages.map((m: { role: string }) => m.role)).toEqual([
      'user',
      'assistant',
      'user',
    ]);
    expect(endpoint.requests[1]!.text).toMatch(/complete: Invalid option: expected one of "yes"\|"no"/);
    expect(await store.count('call')).toBe(2);
  });

  test('a second wrong answer is CHAT_ANSWER, and both stay in the store', async () => {
    await open(() => 'I would rather not.');
    const asking = () => chat.ask('judge', { ...question('?'), schema: verdict });
    await expect(asking()).rejects.toMatchObject({ code: 'CHAT_ANSWER', message: /scripted gave no judge answer/ });
    await expect(asking()).rejects.toMatchObject({ code: 'CHAT_ANSWER' });
    expect([endpoint.requests.length, await store.count('call'), chat.spent().calls]).toEqual([2, 2, 2]);
  });

  test('an answer cut off by its limit of tokens is told as such', async () => {
    await open(() => ({ text: '{"complete": "yes", "rea', finish: 'length' }));
    await expect(chat.ask('judge', { ...question('?'), schema: verdict, maxTokens: 9 })).rejects.toMatchObject({
      code: 'CHAT_ANSWER',
      message: /cut off after 9 tokens/,
    });
    expect((await store.list<ChatCall>('call')).map(({ cut }) => cut)).toEqual([true, true]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
