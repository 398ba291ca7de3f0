import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { parse } from '../frame/parse.ts';
import { chatOptions, chatShape } from './chat-options.ts';

const command = defineCommand({
  name: 'plans',
  summary: '',
  options: [...chatOptions],
  schema: z.object(chatShape),
  run: async () => ({ document: {}, text: '' }),
});
const read = (...argv: string[]) => {
  const parsed = parse(['plans', ...argv], [command], '0');
  return parsed.kind === 'command' ? parsed.input : parsed;
};

test('the options of chat models, each with its short form', () => {
  expect(read()).toEqual({ replay: false });
  expect(read('--chat', '--replay')).toEqual({ chat: 'qwen2.5-coder-1.5b-instruct', replay: true });
  expect(read('--chat', 'http://h/v1#m', '--replay', 'call.jsonl')).toEqual({
    chat: 'http://h/v1#m',
    replay: 'call.jsonl',
  });
});

test('a budget is in tokens or in money', () => {
  const budgets = ['200000', '200k', '1.5m', '0', '2usd', '0.50 EUR'].map((text) => read('--budget', text));
  expect(budgets).toMatchObject([
    { budget: { tokens: 200_000 } },
    { budget: { tokens: 200_000 } },
    { budget: { tokens: 1_500_000 } },
    { budget: { tokens: 0 } },
    { budget: { price: 2 } },
    { budget: { price: 0.5 } },
  ]);
  for (const text of ['much', '-3', '5 potatoes']) {
    expect(() => read('--budget', text)).toThrow(/--budget: expected tokens such as 200000/);
  }
});
