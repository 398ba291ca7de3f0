import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatCall } from '../../records/models/chat-call.ts';
import { question, useScriptedChat } from '../scripted-chat.fixture.ts';

const verdict = z.object({ complete: z.enum(['yes', 'no']), reason: z.string() });
const good = { complete: 'yes', reason: 'it is there' };
const scripted = useScriptedChat();

describe('answers that do not fit', () => {
  test.each([
    ['in a code fence', `Here it is:\n\`\`\`json\n${JSON.stringify(good)}\n\`\`\`\nBye {}`],
    ['among words', `I think {"complete":"yes","reason":"it is there"}, surely.`],
    ['after an example that does not fit', `\`\`\`\n{"complete":"?"}\n\`\`\`\n\`\`\`\n${JSON.stringify(good)}\n\`\`\``],
    ['after thoughts', `<think>{"complete":"no"}</think>\n${JSON.stringify(good)}`],
  ])('JSON %s is found', async (_name, text) => {
    const chat = await scripted.serve(() => text);
    expect((await chat.ask('judge', { ...question('?'), schema: verdict })).value).toEqual(good);
    expect(scripted.endpoint.requests).toHaveLength(1);
  });

  test('a wrong answer is repaired once, the fault told to the model', async () => {
    const chat = await scripted.serve(({ index }) => ({
      text: index === 0 ? { complete: 'perhaps', reason: 'x' } : good,
    }));
    expect((await chat.ask('judge', { ...question('?'), schema: verdict })).value).toEqual(good);
    expect(scripted.endpoint.requests[1]!.body.messages.map((m: { role: string }) => m.role)).toEqual([
      'user',
      'assistant',
      'user',
    ]);
    expect(scripted.endpoint.requests[1]!.text).toMatch(/complete: Invalid option: expected one of "yes"\|"no"/);
    expect(await scripted.store.count('call')).toBe(2);
  });

  test('a second wrong answer is CHAT_ANSWER, and both stay in the store', async () => {
    const chat = await scripted.serve(() => 'I would rather not.');
    const asking = () => chat.ask('judge', { ...question('?'), schema: verdict });
    await expect(asking()).rejects.toMatchObject({ code: 'CHAT_ANSWER', message: /scripted gave no judge answer/ });
    await expect(asking()).rejects.toMatchObject({ code: 'CHAT_ANSWER' });
    expect([scripted.endpoint.requests.length, await scripted.store.count('call'), chat.spent().calls]).toEqual([
      2, 2, 2,
    ]);
  });

  test('nothing said is no answer', async () => {
    const chat = await scripted.serve(() => ({ text: '<think>hm</think>\n', finish: 'content_filter' }));
    await expect(chat.say('words', question('?'))).rejects.toMatchObject({
      code: 'CHAT_ANSWER',
      message: /it said nothing/,
    });
  });

  test('an answer cut off by its limit of tokens is told as such', async () => {
    const chat = await scripted.serve(() => ({ text: '{"complete": "yes", "rea', finish: 'length' }));
    await expect(chat.ask('judge', { ...question('?'), schema: verdict, maxTokens: 9 })).rejects.toMatchObject({
      code: 'CHAT_ANSWER',
      message: /cut off at 9 tokens/,
    });
    expect((await scripted.store.list<ChatCall>('call')).map(({ cut }) => cut)).toEqual([true, true]);
  });
});
