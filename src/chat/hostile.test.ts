import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatCall } from '../records/models/chat-call.ts';
import type { EndpointScript } from './endpoint.fixture.ts';
import { openChat } from './open-chat.ts';
import { question, useScriptedChat } from './scripted-chat.fixture.ts';

const verdict = z.object({ complete: z.enum(['yes', 'no']), reason: z.string() });
const good = { complete: 'yes', reason: 'it is there' };
const scripted = useScriptedChat();

/** Wrong on the first request, right afterwards. */
const once =
  (bad: Awaited<ReturnType<EndpointScript>>): EndpointScript =>
  ({ index }) =>
    index === 0 ? bad : { text: good };

/** As a gateway passes a failure on that came after the answer had begun. */
const failedChoice = (content: string, error: object | undefined, finish_reason = 'error') => ({
  body: { choices: [{ index: 0, error, finish_reason, message: { role: 'assistant', content } }] },
});

describe('a server that fails for a moment is asked again', () => {
  const cases: [string, Awaited<ReturnType<EndpointScript>>, object?][] = [
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0.05' }, body: {} }],
    ['500', { status: 500, body: '<h1>oops</h1>' }],
    ['a failure passed on with status 200', { body: { error: { code: 502, message: 'upstream' } } }],
    ['a failure of which only a text is said', { body: { error: 'upstream' } }],
    ['a failure passed on in the choice', failedChoice('', { code: 502, message: 'upstream' })],
    ['a failure after half of the answer', failedChoice('{"complete":"yes"', undefined)],
    ['an answer cut off', { text: good, cutAfter: 60 }],
    ['a body that is no whole JSON', { status: 200, body: '{"choices": [{"mess' }],
    ['a body that drips', { text: good, dripMs: 50 }, { timeoutSeconds: 0.4 }],
    ['no answer at all', { hang: true }, { timeoutSeconds: 0.3 }],
  ];
  test.each(cases)('%s', async (_name, bad, fields) => {
    const chat = await scripted.serve(once(bad), fields);
    const { value, call } = await chat.ask('judge', { ...question('Is it done?'), schema: verdict });
    expect(value).toEqual(good);
    expect(await scripted.store.get<ChatCall>('call', call)).toMatchObject({
      sent: 2,
      role: 'judge',
      model: 'scripted',
    });
    expect(chat.spent().calls).toBe(1);
  });

  test('Retry-After is waited for by every worker', async () => {
    const chat = await scripted.serve(once({ status: 429, headers: { 'retry-after': '1' }, body: {} }), {
      concurrency: 1,
    });
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
      { code: 'CHAT_ENDPOINT', message: /: it answered 500 status code \(no body\), 2 times/ },
      { retries: 1 },
    ],
    [
      'a failure in the choice for ever',
      failedChoice('', { code: 503, message: 'upstream' }),
      { code: 'CHAT_ENDPOINT', message: /: it answered 503 upstream, 2 times/, remedy: /again later/ },
      { retries: 1 },
    ],
    [
      'a failure in the choice that will not pass',
      failedChoice('', { code: 402, message: 'pay' }),
      { code: 'CHAT_ENDPOINT', message: /no credit left for it \(402 pay\)/ },
      {},
    ],
    ['choices of another kind', { body: { choices: 'yes' } }, { code: 'CHAT_ENDPOINT', message: /no chat server/ }, {}],
    ['no choice', { body: { choices: [null] } }, { code: 'CHAT_ENDPOINT', message: /no chat server/ }, {}],
    [
      'time-out for ever',
      { hang: true },
      { code: 'CHAT_ENDPOINT', message: /no whole answer within 0.2 s/, remedy: /timeoutSeconds/ },
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
      'a policy against the question',
      { status: 400, body: { error: { message: 'blocked by content management policy', code: 'content_filter' } } },
      { code: 'CHAT_ANSWER', message: /would not answer/ },
      {},
    ],
    [
      'another place to go',
      { status: 307, headers: { location: 'http://elsewhere.invalid/v1?key=1' }, body: {} },
      { code: 'CHAT_ENDPOINT', message: /leads elsewhere, to http:\/\/elsewhere\.invalid\)/ },
      {},
    ],
    [
      'a body without end',
      { body: { choices: [{ message: { content: 'x'.repeat(17e6) } }] } },
      { code: 'CHAT_ENDPOINT', message: /more than 16 MB/ },
      { retries: 0 },
    ],
    [
      'a prompt that is too long',
      { status: 400, body: { error: { message: 'maximum context length is 8192 tokens' } } },
      { code: 'CONTEXT_FULL', message: /maximum context length/ },
      {},
    ],
  ];
  test.each(cases)('%s', async (_name, bad, error, fields) => {
    const chat = await scripted.serve(({ text }) => (text.includes('first') ? 'done' : bad), fields);
    await chat.say('words', question('the first'));
    await expect(chat.ask('judge', { ...question('the second'), schema: verdict })).rejects.toMatchObject(error);
    expect((await scripted.store.list<ChatCall>('call')).map(({ answer }) => answer)).toEqual(['done']);
    scripted.endpoint.answerBy(() => ({ text: good }));
    expect((await chat.ask('judge', { ...question('the second'), schema: verdict })).value).toEqual(good);
  });

  test('an error of nothing is none', async () => {
    const chat = await scripted.serve(() => ({ body: { ...failedChoice('fine', null!, 'stop').body, error: null } }));
    expect((await chat.say('words', question('hello'))).value).toBe('fine');
  });

  test.each([
    ['nothing listens', async () => `http://127.0.0.1:${await freePort()}/v1#m`, /127\.0\.0\.1.*nothing listens there/],
    ['no such host', async () => 'http://nowhere.invalid/v1#m', /nowhere\.invalid.*(no such host|cannot be looked up)/],
    ['TLS where there is none', async () => scripted.endpoint.chat.replace('http', 'https'), /TLS/],
  ])('%s: told at once', async (_name, address, message) => {
    await scripted.serve(() => 'never');
    const chat = await openChat({ store: scripted.store, configuration: await address(), environment: {} });
    const start = performance.now();
    await expect(chat.say('words', question('hello'))).rejects.toMatchObject({ code: 'CHAT_ENDPOINT', message });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('a stop ends a hanging call, a wait and the turn in the queue within a moment', async () => {
    const stop = new AbortController();
    const chat = await scripted.serve(
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
