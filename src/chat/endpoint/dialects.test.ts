import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatCall } from '../../records/models/chat-call.ts';
import { question, useScriptedChat } from '../scripted-chat.fixture.ts';
import { createLimits } from './limits.ts';

const verdict = z.object({ done: z.boolean() });
const refusal = (message: string, param?: string) => ({ status: 400, body: { error: { message, param } } });
const scripted = useScriptedChat();

describe('a server is asked in the words that it has, and they are remembered', () => {
  test('a schema; where that is refused JSON alone; else in words', async () => {
    const chat = await scripted.serve(({ body }) =>
      body.response_format ? refusal(`response_format ${body.response_format.type} is not supported`) : '{"done":true}',
    );
    for (const text of ['one', 'two'])
      expect((await chat.ask('judge', { ...question(text), schema: verdict })).value.done).toBe(true);
    expect(scripted.endpoint.requests.map(({ body }) => body.response_format?.type ?? 'words')).toEqual([
      'json_schema',
      'json_object',
      'words',
      'words',
    ]);
    expect(scripted.endpoint.requests[0]!.body.response_format.json_schema).toMatchObject({
      strict: true,
      schema: { type: 'object', required: ['done'] },
    });
    expect(scripted.endpoint.requests[3]!.text).toMatch(
      /^two\n\nAnswer with nothing but JSON that fits this schema: \{/,
    );
    expect((await scripted.store.list<ChatCall>('call')).map(({ sent }) => sent)).toEqual([3, 1]);
  });

  test('strictly where every field is needed, as the strict mode wants it', async () => {
    const schema = z.object({ a: z.object({ b: z.string().optional() }) });
    const chat = await scripted.serve(() => '{"a":{}}');
    await chat.ask('judge', { ...question('one'), schema });
    expect(scripted.endpoint.requests[0]!.body.response_format.json_schema).toMatchObject({
      strict: false,
      schema: { additionalProperties: false, properties: { a: { additionalProperties: false } } },
    });
  });

  test('a list is wrapped for servers, which want an object, and unwrapped again', async () => {
    const chat = await scripted.serve(({ schema }) => ({
      text: { answer: Object.keys(schema!.properties as object) },
    }));
    expect((await chat.ask('words', { ...question('list'), schema: z.array(z.string()) })).value).toEqual(['answer']);
  });

  test('a setting that the model does not take is left out', async () => {
    const chat = await scripted.serve(({ body }) => {
      if ('max_tokens' in body)
        return refusal("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", 'max_tokens');
      return 'temperature' in body ? refusal('Only the default is supported', 'temperature') : 'fine';
    });
    await chat.say('words', question('a'));
    await chat.say('words', question('b'));
    expect(scripted.endpoint.requests.at(-1)!.body).toEqual({
      model: 'scripted',
      messages: question('b').messages,
      max_completion_tokens: 512,
    });
    expect(scripted.endpoint.requests).toHaveLength(4);
  });

  test('a text is gone on with by chat where there are no completions', async () => {
    const chat = await scripted.serve(({ path, text }) =>
      path.endsWith('/chat/completions') ? `${text} two` : { status: 404, body: { error: { message: 'not found' } } },
    );
    expect((await chat.complete('words', { prompt: '- one\n-', stop: ['\n\n'] })).value).toBe('- one\n- two');
    await chat.complete('words', { prompt: 'again' });
    expect(scripted.endpoint.requests.map(({ path }) => path)).toEqual([
      '/v1/completions',
      '/v1/chat/completions',
      '/v1/chat/completions',
    ]);
    expect(scripted.endpoint.requests[1]!.body.messages[0]).toMatchObject({
      role: 'system',
      content: /Go on with the text/,
    });
  });

  test('Azure is asked under its deployment, version and header', async () => {
    const azure = { deployment: 'four', apiVersion: '2024-10-21' };
    await scripted.serve(() => 'hello');
    const url = scripted.endpoint.url.replace('/v1', '');
    const chat = await scripted.again({ url, azure, key: 'AZURE' }, { environment: { AZURE: 'azure-key-1' } });
    expect((await chat.say('words', question('a'))).value).toBe('hello');
    expect(scripted.endpoint.requests[0]).toMatchObject({
      path: '/openai/deployments/four/chat/completions?api-version=2024-10-21',
      key: 'azure-key-1',
    });
  });

  test('pictures are shown to a model that sees, and to no other', async () => {
    const picture = await scripted.store.putBlob(new Uint8Array([137, 80, 78, 71]), 'png');
    const messages = [{ role: 'user' as const, content: 'What is it?', pictures: [picture] }];
    const chat = await scripted.serve(({ body }) => JSON.stringify(body.messages[0].content), { sees: true });
    expect(JSON.parse((await chat.say('judge', { messages })).value)).toEqual([
      { type: 'text', text: 'What is it?' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } },
    ]);
    const blind = await scripted.again();
    const { value, call } = await blind.say('judge', { messages });
    expect([value, (await scripted.store.get<ChatCall>('call', call))!.prompt]).toEqual([
      '"What is it?"',
      question('What is it?').messages,
    ]);
  });
});

describe('limits', () => {
  test('so many calls at once, over all roles', async () => {
    const chat = await scripted.serve(({ text }) => ({ text, delayMs: 30 }), { concurrency: 2 });
    await Promise.all(
      (['judge', 'words', 'filter', 'expert', 'evolve'] as const).map((role) => chat.say(role, question(role))),
    );
    expect(scripted.endpoint.mostAtOnce).toBe(2);
  });

  test('so many requests and tokens in each stretch of time', async () => {
    const started = async (limits: object, tokens: number) => {
      const { admit } = createLimits({ concurrency: 9, windowSeconds: 1, ...limits });
      const start = performance.now();
      return Promise.all([1, 2, 3].map(() => admit(tokens).then(() => Math.round((performance.now() - start) / 1000))));
    };
    const [requests, tokens, large] = await Promise.all([
      started({ requestsPerMinute: 2 }, 1),
      started({ tokensPerMinute: 100 }, 60),
      started({ tokensPerMinute: 100 }, 5000),
    ]);
    expect([requests, tokens, large]).toEqual([
      [0, 0, 1],
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });
});
