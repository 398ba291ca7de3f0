import { describe, expect, test } from 'vitest';
import type { ChatCall } from '../records/chat-call.ts';
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

  test('counts what a server does not count', async () => {
    const usage = { prompt_tokens: 0, completion_tokens: 0 };
    const chat = await scripted.serve(() => ({ text: 'x'.repeat(70), usage }), {}, { budget: { tokens: 80 } });
    await chat.say('words', { ...question('a'), maxTokens: 40 });
    expect(chat.spent().tokens).toEqual({ in: 5, out: 20 });
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
    });
    await expect(scripted.again({}, { budget: { price: 1 } })).rejects.toMatchObject({
      code: 'USAGE',
      message: /"chat" has none/,
    });
  });
});
