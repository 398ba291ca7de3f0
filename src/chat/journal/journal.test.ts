import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatCall } from '../../records/models/chat-call.ts';
import { openStore } from '../../store/open-store.ts';
import { openChat } from '../open-chat.ts';
import { question, useScriptedChat } from '../scripted-chat.fixture.ts';

const list = z.array(z.string());
const scripted = useScriptedChat();

describe('the journal', () => {
  test('a call is paid for once: by one run, by the next, and by two that ask at once', async () => {
    const chat = await scripted.serve(({ text }) => ({ text: `re ${text}`, delayMs: 50 }), {
      price: { in: 1, out: 10 },
    });
    const [one, two] = await Promise.all([chat.say('words', question('a')), chat.say('words', question('a'))]);
    const next = await (await scripted.again()).say('words', question('a'));
    expect(scripted.endpoint.requests).toHaveLength(1);
    expect([one.ms > 0, two.ms, next.ms]).toEqual([true, 0, 0]);
    expect([two.call, next.call]).toEqual([one.call, one.call]);
    const [record] = await scripted.store.list<ChatCall>('call');
    expect(record).toMatchObject({
      role: 'words',
      model: 'scripted',
      prompt: [{ role: 'user', content: 'a' }],
      settings: { maxTokens: 512, temperature: 0 },
      answer: 're a',
      tokens: { in: 1, out: 1 },
      price: 11e-6,
      sent: 1,
    });
    expect(chat.spent()).toMatchObject({ calls: 1, tokens: { in: 1, out: 1 }, price: 11e-6 });
  });

  test('another role, seed, temperature or schema is another question', async () => {
    const chat = await scripted.serve(() => '["x"]');
    const asked = question('a');
    const calls = [
      await chat.say('words', asked),
      await chat.say('judge', asked),
      await chat.say('words', { ...asked, seed: 1 }),
      await chat.say('words', { ...asked, temperature: 0.7 }),
      await chat.ask('words', { ...asked, schema: list }),
      await chat.complete('words', { prompt: 'a' }),
    ];
    expect(new Set(calls.map(({ call }) => call)).size).toBe(6);
    expect(scripted.endpoint.requests.map(({ path }) => path)).toEqual([
      ...Array(5).fill('/v1/chat/completions'),
      '/v1/completions',
    ]);
  });

  test('one that is stopped does not take its answer from another that asks the same', async () => {
    const chat = await scripted.serve(() => ({ text: 'x', delayMs: 100 }));
    const stop = new AbortController();
    const first = chat.say('words', { ...question('a'), signal: stop.signal });
    const second = chat.say('words', question('a'));
    stop.abort(new Error('enough'));
    await expect(first).rejects.toThrow('enough');
    expect((await second).value).toBe('x');
  });
});

test('after kill -9 nothing that was stored is paid for again, and nothing is left out', async () => {
  await scripted.serve(({ text }) => ({ text, delayMs: 20 }));
  const run = () => {
    const program = fileURLToPath(new URL('chat-worker.ts', import.meta.url));
    return spawn(process.execPath, [program, scripted.dir, scripted.endpoint.chat], {
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 30_000,
      killSignal: 'SIGKILL',
    });
  };
  const killed = run();
  await once(createInterface({ input: killed.stdout }), 'line');
  await new Promise((done) => setTimeout(done, 60));
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const stored = await scripted.store.list<ChatCall>('call');
  const sent = scripted.endpoint.requests.length;
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.length).toBeLessThan(20);
  expect(await once(run(), 'exit')).toEqual([0, null]);
  const paidAgain = scripted.endpoint.requests
    .slice(sent)
    .filter(({ text }) => stored.some(({ answer }) => answer === text));
  expect(paidAgain).toEqual([]);
  // What was under way at the kill, three at most, is asked again.
  expect(scripted.endpoint.requests.length).toBeLessThanOrEqual(23);
  expect(await scripted.store.count('call')).toBe(20);
});

describe('replay', () => {
  test('answers from the store without a server, and names what was never asked', async () => {
    await (await scripted.serve(() => 'yes')).say('judge', question('Was it done?'));
    await scripted.endpoint.close();
    const chat = await scripted.again({}, { replay: true });
    expect((await chat.say('judge', question('Was it done?'))).value).toBe('yes');
    await expect(chat.say('judge', question('Another  question'))).rejects.toMatchObject({
      code: 'CHAT_UNRECORDED',
      message: /scripted to the judge question "Another question"/,
    });
    expect(chat.spent().calls).toBe(0);
  });

  test('answers from a file of calls, which come into the store', async () => {
    const chat = await scripted.serve(() => '["a"]');
    const { call } = await chat.ask('extract', { ...question('List'), schema: list });
    const file = join(scripted.dir, 'call.jsonl');
    await writeFile(file, `${JSON.stringify(await scripted.store.get('call', call))}\n`);
    const other = await openStore({ dir: join(scripted.dir, 'other') });
    const replayed = await openChat({
      store: other,
      configuration: 'http://127.0.0.1:9/v1#scripted',
      replay: file,
      environment: {},
    });
    expect(await replayed.ask('extract', { ...question('List'), schema: list })).toEqual({ value: ['a'], call, ms: 0 });
    expect(await other.get('call', call)).toMatchObject({ answer: '["a"]' });
    await other.close();
  });

  test('a file that is none, or a line that is no call, is named', async () => {
    const file = join(scripted.dir, 'call.jsonl');
    await expect(openChat({ store: scripted.store, replay: file })).rejects.toMatchObject({
      code: 'USAGE',
      message: /no file of recorded calls/,
    });
    await writeFile(file, '\n{"id": "x"}\n');
    await expect(openChat({ store: scripted.store, replay: file })).rejects.toMatchObject({
      message: /Line 2 of .* is no recorded call/,
    });
  });
});
