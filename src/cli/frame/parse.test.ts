import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { parse } from './parse.ts';

const run = defineCommand({
  name: 'run',
  summary: 'do what a request says',
  arguments: [['<request>', 'in words']],
  options: [
    ['--steps <n>', 'most steps'],
    ['--dry-run', 'show the plan only'],
  ],
  schema: z.object({
    request: z.string().min(3, 'expected a request in words'),
    steps: z.coerce.number().int('expected a whole number').default(30),
    dryRun: z.boolean().default(false),
  }),
  run: async () => ({ document: {}, text: '' }),
});

const read = (...argv: string[]) => parse(argv, [run], '1.2.3');
const errorOf = (...argv: string[]) => {
  try {
    read(...argv);
  } catch (error) {
    const { code, message, remedy } = error as { code: string; message: string; remedy: string };
    return `${code}: ${message} ${remedy}`;
  }
  return 'none';
};

test('arguments, options and their defaults arrive by name; global options stand anywhere', () => {
  expect(read('--seed', '7', 'run', 'make a note', '--dry-run', '--app', 'notes', '--workers', '3')).toMatchObject({
    kind: 'command',
    command: { name: 'run' },
    input: { request: 'make a note', steps: 30, dryRun: true },
    globals: { workspace: '.lamwright', json: false, seed: 7, workers: 3, app: 'notes' },
  });
});

test('wrong usage says what is wrong and where help is', () => {
  const wrong = [
    [],
    ['rum'],
    ['run'],
    ['run', 'ab'],
    ['run', 'make a note', 'twice'],
    ['run', 'make a note', '--stepz'],
    ['run', 'make a note', '--steps', '1.5'],
    ['run', 'make a note', '--seed', 'x'],
  ];
  expect(wrong.map((argv) => errorOf(...argv))).toMatchInlineSnapshot(`
    [
      "USAGE: No command was given. See \`lamwright --help\`.",
      "USAGE: unknown command 'rum' (Did you mean run?) See \`lamwright --help\`.",
      "USAGE: missing required argument 'request' See \`lamwright run --help\`.",
      "USAGE: <request>: expected a request in words. See \`lamwright run --help\`.",
      "USAGE: too many arguments for 'run'. Expected 1 argument but got 2. See \`lamwright run --help\`.",
      "USAGE: unknown option '--stepz' (Did you mean --steps?) See \`lamwright run --help\`.",
      "USAGE: --steps: expected a whole number. See \`lamwright run --help\`.",
      "USAGE: --seed: expected a whole number. See \`lamwright --help\`.",
    ]
  `);
});

test('help and version are texts, not errors', () => {
  expect(read('--version')).toEqual({ kind: 'text', text: '1.2.3\n' });
  const help = read('run', '--help');
  expect(help).toMatchObject({ kind: 'text', text: expect.stringContaining('--dry-run') });
  expect(help).toMatchObject({ text: expect.stringContaining('--workspace <dir>') });
});
