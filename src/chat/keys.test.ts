import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hideIn, hideKeys } from './keys.ts';
import { question, useScriptedChat } from './scripted-chat.fixture.ts';

const scripted = useScriptedChat();

test('keys are sent, and reach no record, log, error or file', async () => {
  const key = 'sk-very-secret-0123456789';
  const lines: string[] = [];
  const chat = await scripted.serve(
    ({ key, text, index }) =>
      text === 'fail'
        ? { status: 401, body: { error: { message: `Incorrect API key: ${key}` } } }
        : index === 0
          ? { status: 500, body: { error: { message: `retry with ${key}` } }, headers: { 'retry-after': '1' } }
          : `Your key is ${key}`,
    {},
    { environment: { OPENAI_API_KEY: key }, log: (line) => lines.push(line) },
  );
  const { value } = await chat.say('words', question('hello'));
  const error = await chat.say('words', question('fail')).catch((error: unknown) => error);
  expect(scripted.endpoint.requests.map((request) => request.key)).toEqual([key, key, key]);
  expect(value).toBe('Your key is [key]');
  expect(error).toMatchObject({ code: 'CHAT_KEY', message: /Incorrect API key: \[key\]/ });
  expect(lines.join('\n')).toMatch(/500/);
  for (let at = error as Error & { remedy?: string }; at; at = at.cause as typeof at)
    lines.push(`${at.stack} ${at.message} ${at.remedy} ${JSON.stringify(at)}`);
  for (const name of await readdir(scripted.dir))
    lines.push(await readFile(join(scripted.dir, name), 'latin1').catch(() => ''));
  lines.push(JSON.stringify(await scripted.store.list('call')));
  expect(lines.join('\n')).not.toContain(key);
});

test('where no key is set, none is sent', async () => {
  const azure = { deployment: 'four', apiVersion: '2024-10-21' };
  await (await scripted.serve(() => 'hello')).say('words', question('a'));
  await (await scripted.again({ azure, url: scripted.endpoint.url })).say('words', question('b'));
  expect(scripted.endpoint.requests.map(({ key }) => key)).toEqual([undefined, undefined]);
});

describe('a key in a text that is cut', () => {
  const key = 'sk-very-secret-0123456789';
  const cases: [string, number, number][] = [
    ['a refusal', 400, 300],
    ['a refused key', 401, 300],
    ['no credit', 402, 300],
    ['a failure that may pass', 503, 300],
    ['an answer of no chat server', 200, 80],
  ];
  test.each(cases)('%s: not even its beginning is shown', async (_name, status, most) => {
    const lines: string[] = [];
    // Wherever the cut would fall in the key.
    for (const pad of Array.from({ length: key.length + 6 }, (_, i) => most - key.length - 6 + i)) {
      const text = `${'x'.repeat(pad)} ${key} is bad`;
      const chat = await scripted.serve(
        () => (status === 200 ? { status, body: `<p>${text}` } : { status, body: { error: { message: text } } }),
        { retries: 0 },
        { environment: { OPENAI_API_KEY: key }, log: (line) => lines.push(line) },
      );
      const error: Error = await chat.say('words', question('hello')).then(
        () => expect.unreachable(),
        (error: Error) => error,
      );
      expect(error.message).toContain('xxxx');
      lines.push(String(error.stack), error.message);
    }
    expect(lines.join('\n')).not.toContain(key.slice(0, 6));
  });

  test('a key that begins as another one does leaves no end of it', () => {
    const hide = hideKeys([key.slice(0, 12), key]);
    expect(hide(`${key} and ${key.slice(0, 12)}`)).toBe('[key] and [key]');
  });

  test('as an address or JSON writes it', () => {
    const hide = hideKeys(['a/b"c+d=']);
    expect(hide('?k=a%2Fb%22c%2Bd%3D {"k":"a/b\\"c+d="}')).toBe('?k=[key] {"k":"[key]"}');
  });

  test('that is also the name of a field: the record keeps its fields', () => {
    const record = { answer: 'the answer', tokens: { in: 1, out: 2 }, prompt: [{ content: 'answer' }], price: null };
    expect(hideIn(record, hideKeys(['answer']))).toEqual({
      answer: 'the [key]',
      tokens: { in: 1, out: 2 },
      prompt: [{ content: '[key]' }],
      price: null,
    });
  });
});
