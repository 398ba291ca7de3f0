import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelName, readConfiguration } from './configuration.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-roles-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: unknown): Promise<string> {
  const path = join(folder, 'chat.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const server = { url: 'http://localhost:8000/v1', model: 'big' };

describe('what --chat may be given', () => {
  test('a short form is one model for every role', async () => {
    const names = async (given?: string) => {
      const { models, roles } = await readConfiguration(given);
      expect(new Set(Object.values(roles))).toEqual(new Set(['chat']));
      return modelName(models.chat!);
    };
    expect(await names()).toBe('qwen2.5-coder-1.5b-instruct');
    expect(await names('qwen2.5-coder-0.5b-instruct')).toBe('qwen2.5-coder-0.5b-instruct');
    expect(await names('models/own.gguf')).toBe('own');
    expect(await names('https://host/v1#vendor/model:free')).toBe('vendor/model:free');
  });

  test('a file gives each role its model, with a default', async () => {
    const small = { gguf: 'qwen2.5-coder-0.5b-instruct', threads: 2 };
    const path = await file({ models: { small, big: server }, default: 'small', roles: { judge: 'big' } });
    const { models, roles } = await readConfiguration(path);
    expect(models.small).toEqual(small);
    expect(models.big).toMatchObject({ concurrency: 4, retries: 4, timeoutSeconds: 120, json: 'schema', sees: false });
    expect([roles.judge, roles.extract]).toEqual(['big', 'small']);
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{models', /chat\.json is no JSON/],
    ['an unknown field', { models: { a: { ...server, colour: 1 } } }, /models\.a: Unrecognized key: "colour"/],
    ['no address', { models: { a: { model: 'x' } } }, /models\.a\.url: expected an address such as/],
    ['a wrong number', { models: { a: { ...server, concurrency: 0 } } }, /models\.a\.concurrency: Too small/],
    ['a wrong depth', { models: { a: { ...server, price: { in: 1 } } } }, /models\.a\.price\.out: /],
    ['a role of no model', { models: { a: server }, roles: { judge: 'b' } }, /roles\.judge names no model: b/],
    ['no such role', { models: { a: server }, roles: { jugde: 'a' } }, /roles/],
    [
      'several models and no default',
      { models: { a: server, b: server } },
      /default is needed, since no model is given for extract/,
    ],
    ['no models', { models: {} }, /default is needed/],
    [
      'an address of another kind',
      { models: { a: { ...server, url: 'ftp://x' } } },
      /models\.a\.url: expected an address/,
    ],
  ])('a file with %s is told with its field', async (_name, content, message) => {
    await expect(readConfiguration(await file(content))).rejects.toMatchObject({ code: 'USAGE', message });
  });

  test('a key in the place of its name is refused and not repeated', async () => {
    const key = 'sk-proj-abcdefghijklmnop';
    const error = await readConfiguration(await file({ models: { a: { ...server, key } } })).catch((e: Error) => e);
    expect(error).toMatchObject({
      code: 'USAGE',
      message: /models\.a\.key: expected the name of an environment variable/,
    });
    expect(String((error as Error).stack)).not.toContain(key);
  });

  test.each(['user:secret@host/v1', ':secret@host/v1', 'secret@host/v1', 'host/v1?api-key=secret', 'host/v1?k=secret'])(
    'an address with a secret in it is refused and not repeated: %s',
    async (address) => {
      const url = `https://${address}`;
      for (const given of [`${url}#m`, await file({ models: { a: { ...server, url } } })]) {
        const error = await readConfiguration(given).catch((error: unknown) => error);
        expect(error).toMatchObject({ code: 'USAGE', message: /the address holds more than host and path/ });
        expect(`${(error as Error).stack} ${(error as { remedy: string }).remedy}`).not.toContain('secret');
      }
    },
  );

  test('an address with a # in a file of models', async () => {
    const path = await file({ models: { a: { ...server, url: `${server.url}#secret` } } });
    await expect(readConfiguration(path)).rejects.toMatchObject({ message: /models\.a\.url: (?!.*secret)/ });
  });

  test('an address without a model, and a file that is not there', async () => {
    await expect(readConfiguration('https://host/v1')).rejects.toMatchObject({ message: /names no model/ });
    await expect(readConfiguration('https://#m')).rejects.toMatchObject({ code: 'USAGE' });
    for (const address of ['ftp://host/v1#m', 'file:///models/own.gguf', 'wss://user:secret@host#m']) {
      const message = '--chat: no model can be asked at such an address.';
      await expect(readConfiguration(address)).rejects.toMatchObject({ code: 'USAGE', message });
    }
    expect(modelName((await readConfiguration('HTTPS://host/v1#m')).models.chat!)).toBe('m');
    await expect(readConfiguration('gone.json')).rejects.toMatchObject({ message: /there is no file gone\.json/ });
  });
});
