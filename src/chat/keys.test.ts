import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
