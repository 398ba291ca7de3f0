import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LamwrightError } from '../records/error.ts';
import { type RecordKind, recordKinds, type Store, type StoredRecord } from '../store/store.ts';

/** So many records are stored at a time. */
const batch = 50;

/**
 * Reads what `export --records` wrote, `<kind>.jsonl` each, into a store; returns how many of each kind were new. Doing it again adds nothing.
 * @throws LamwrightError SOURCE_MALFORMED, naming file and line; USAGE where the folder holds no such file
 */
export async function readRecords(
  folder: string,
  store: Store,
  options: { signal?: AbortSignal; onRead?: () => void } = {},
): Promise<Record<string, number>> {
  const added: Record<string, number> = {};
  for (const kind of recordKinds) {
    const file = join(folder, `${kind}.jsonl`);
    if (!(await isFile(file))) continue;
    added[kind] = await readKind(kind, file, store, options);
  }
  if (Object.keys(added).length > 0) return added;
  throw new LamwrightError(
    'USAGE',
    `${folder} holds no records of Lamwright (no ${recordKinds[0]}.jsonl or the like).`,
    {
      remedy: 'Name a folder that `lamwright export <folder> --records` wrote; task files are read with --as ufo.',
    },
  );
}

async function readKind(
  kind: RecordKind,
  file: string,
  store: Store,
  { signal, onRead }: { signal?: AbortSignal; onRead?: () => void },
): Promise<number> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let added = 0;
  let number = 0;
  let waiting: { record: StoredRecord; line: number }[] = [];
  const flush = async () => {
    added += await storeAll(kind, file, store, waiting);
    waiting = [];
  };
  for await (const line of lines) {
    signal?.throwIfAborted();
    number += 1;
    if (line.trim() === '') continue;
    waiting.push({ record: parsed(line, file, number), line: number });
    onRead?.();
    if (waiting.length === batch) await flush();
  }
  await flush();
  return added;
}

/** A record that does not fit is told with its line. */
async function storeAll(
  kind: RecordKind,
  file: string,
  store: Store,
  records: readonly { record: StoredRecord; line: number }[],
): Promise<number> {
  try {
    return await store.put(
      kind,
      records.map(({ record }) => record),
    );
  } catch (error) {
    if (!(error instanceof LamwrightError) || error.code !== 'RECORD_INVALID') throw error;
    const at = records.find(({ record }) => error.message.includes(`${record.id} `))?.line ?? records[0]!.line;
    throw malformed(file, at, error.message, error);
  }
}

function parsed(line: string, file: string, number: number): StoredRecord {
  try {
    const record: unknown = JSON.parse(line);
    if (typeof record === 'object' && record !== null) return record as StoredRecord;
  } catch (cause) {
    throw malformed(file, number, 'it is no JSON', cause);
  }
  throw malformed(file, number, 'it is no record');
}

function malformed(file: string, line: number, why: string, cause?: unknown): LamwrightError {
  return new LamwrightError('SOURCE_MALFORMED', `${file}, line ${line}: ${why}.`, {
    remedy: 'Export the records again; what stands before this line is stored.',
    cause,
  });
}

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
