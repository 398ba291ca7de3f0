import { describe, expect, test } from 'vitest';
import type { ChatCall } from '../records/models/chat-call.ts';
import { question, useScriptedChat } from './scripted-chat.fixture.ts';

const scripted = useScriptedChat();

describe('the budget', () => {
  test('of nothing says so at once', async () => {
    for (const budget of [{ tokens: 0 }, { price: 0 }]) {
      await expect(scripted.serve(() => 'x', { price: { in: 1, out: 1 } }, { budget })).rejects.toMatchObject({
        code: 'CHAT_BUDGET',
        message: /nothing/,
      });
    }
  });

  test('in tokens is never overdrawn, also by many at once; then nothing more is asked, and what is stored still answers', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 30 };
    const chat = await scripted.serve(
      () => ({ text: 'x', usage, delayMs: 10 }),
      { concurrency: 8 },
      { budget: { tokens: 180 } },
    );
    const asked = Array.from({ length: 12 }, (_, i) => chat.say('words', { ...question(`${i}`), maxTokens: 30 }));
    const ends = await Promise.allSettled(asked);
    const codes = ends.filter((end) => end.status === 'rejected').map(({ reason }) => reason.code);
    expect(new Set(codes)).toEqual(new Set(['CHAT_BUDGET']));
    const { calls, tokens } = chat.spent();
    expect([calls, tokens.in + tokens.out]).toEqual([5, 175]);
    const before = scripted.endpoint.requests.length;
    await expect(chat.say('words', { ...question('tiny'), maxTokens: 1 })).rejects.toMatchObject({
      code: 'CHAT_BUDGET',
    });
    expect(scripted.endpoint.requests).toHaveLength(before);
    const done = (await scripted.store.list<ChatCall>('call'))[0]!.prompt[0] as { content: string };
    expect((await chat.say('words', { ...question(done.content), maxTokens: 30 })).value).toBe('x');
  });

  const counted: [string, unknown, { in: number; out: number; cached?: number }][] = [
    ['with zeros', { prompt_tokens: 0, completion_tokens: 0 }, { in: 5, out: 20 }],
    ['with nothing', null, { in: 5, out: 20 }],
    ['by halves', { prompt_tokens: 7 }, { in: 5, out: 20 }],
    ['below zero', { prompt_tokens: -7, completion_tokens: 9 }, { in: 5, out: 20 }],
    ['with words', { prompt_tokens: 'many', completion_tokens: '' }, { in: 5, out: 20 }],
    ['with other things', { prompt_tokens: [100], completion_tokens: true }, { in: 5, out: 20 }],
    ['in texts', { prompt_tokens: '100', completion_tokens: '50' }, { in: 100, out: 50 }],
    ['in fractions', { prompt_tokens: 100.5, completion_tokens: 50.2 }, { in: 101, out: 51 }],
    [
      'with what was cached',
      { prompt_tokens: 100, completion_tokens: 50, prompt_tokens_details: { cached_tokens: '60' } },
      { in: 100, out: 50, cached: 60 },
    ],
    [
      'more cached than read',
      { prompt_tokens: 100, completion_tokens: 50, prompt_tokens_details: { cached_tokens: 900 } },
      { in: 100, out: 50, cached: 100 },
    ],
  ];
  test.each(counted)('counts in numbers, and itself where a server does not: %s', async (_name, usage, tokens) => {
    const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'x'.repeat(70) } }];
    const chat = await scripted.serve(() => ({ body: { choices, usage } }), {}, { budget: { tokens: 400 } });
    for (const text of ['a', 'b']) await chat.say('words', { ...question(text), maxTokens: 40 });
    expect(chat.spent()).toMatchObject({ calls: 2, tokens: { in: 2 * tokens.in, out: 2 * tokens.out } });
    expect((await scripted.store.list<ChatCall>('call')).map((call) => call.tokens)).toEqual([tokens, tokens]);
  });

  test('says what is spent and what the next call may need, also to those who come later', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 30 };
    const chat = await scripted.serve(() => ({ text: 'x', usage }), {}, { budget: { tokens: 100 } });
    await chat.say('words', { ...question('a'), maxTokens: 30 });
    const message =
      'The budget of 100 tokens for chat models does not suffice for the next call: 35 tokens of it spent, and up to 100 tokens needed.';
    const refusal = { code: 'CHAT_BUDGET', message };
    await expect(chat.say('words', { ...question('b'), maxTokens: 95 })).rejects.toMatchObject(refusal);
    await expect(chat.say('words', { ...question('c'), maxTokens: 1 })).rejects.toMatchObject(refusal);
  });

  test('the price of a run is not known where that of a call is not', async () => {
    const [free, known, unknown] = [{ price: { in: 0, out: 0 } }, { price: { in: 1e6, out: 0 } }, {}];
    const usage = { prompt_tokens: 3, completion_tokens: 2 };
    const spent = async (fields: object) => {
      const chat = await scripted.serve(() => ({ text: 'x', usage }), fields);
      const before = chat.spent().price;
      for (const text of ['a', 'b']) await chat.say('words', question(`${text} ${JSON.stringify(fields)}`));
      return [before, chat.spent().price];
    };
    expect([await spent(free), await spent(known), await spent(unknown)]).toEqual([
      [0, 0],
      [0, 6],
      [0, null],
    ]);
  });

  test('in money goes by the price list, and needs one', async () => {
    const usage = { prompt_tokens: 1000, completion_tokens: 100 };
    const chat = await scripted.serve(
      () => ({ text: 'x', usage }),
      { price: { in: 1, out: 10 } },
      { budget: { price: 0.005 } },
    );
    await chat.say('words', { ...question('a'), maxTokens: 100 });
    await chat.say('words', { ...question('b'), maxTokens: 100 });
    expect(chat.spent().price).toBeCloseTo(0.004);
    await expect(chat.say('words', { ...question('c'), maxTokens: 100 })).rejects.toMatchObject({
      code: 'CHAT_BUDGET',
      message: /budget of 0.005 in money .* next call: 0.004 in money of it spent, and up to 0.001005 in money needed/,
    });
    await expect(scripted.again({}, { budget: { price: 1 } })).rejects.toMatchObject({
      code: 'USAGE',
      message: /"chat" has none/,
    });
  });
});
