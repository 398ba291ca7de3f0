import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LamwrightError } from '../../records/error.ts';
import { type FileSource, parseUfoTask } from './task-file.ts';

/** An entry that could not be read: in which file, which field (empty: the whole of it), and why. */
export type Rejected = { file: string; field: string; why: string };

export type TaskFiles = {
  sources: FileSource[];
  rejected: Rejected[];
  /** Entries that say the same as another one. */
  repeated: number;
};

const remedy =
  'A task is {"app", "unique_id", "task", "refined_steps": [...]} in JSON: one in a file, or a list of them; results of an earlier run do as well.';

/**
 * Reads a task file of the reference, or all of a folder and of its folders. What cannot be read is told, the rest is kept.
 * @throws LamwrightError SOURCE_MALFORMED where nothing can be read, naming file and field; USAGE where there is no such file
 */
export async function readUfoTasks(path: string): Promise<TaskFiles> {
  const found = new Map<string, FileSource>();
  const rejected: Rejected[] = [];
  let repeated = 0;
  for (const file of await jsonFiles(path)) {
    for (const [place, entry] of await entriesOf(file)) {
      const read = entry instanceof Error ? { field: '', detail: entry.message } : parseUfoTask(entry);
      if (!('source' in read))
        rejected.push({ file, field: [place, read.field].filter(Boolean).join('.'), why: read.detail });
      else if (found.has(read.source.id)) repeated += 1;
      else found.set(read.source.id, read.source);
    }
  }
  if (found.size > 0) return { sources: [...found.values()], rejected, repeated };
  const [first] = rejected;
  throw new LamwrightError('SOURCE_MALFORMED', first ? rejectedText(first) : `${path} holds no JSON file.`, { remedy });
}

/** One line for the user. */
export const rejectedText = ({ file, field, why }: Rejected): string => `${file}: ${field ? `${field}: ` : ''}${why}`;

async function jsonFiles(path: string): Promise<string[]> {
  const there = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw new LamwrightError('USAGE', `${path} cannot be read (${cause.code}).`, {
      remedy: 'Name a file or a folder of tasks that this user may read.',
      cause,
    });
  });
  if (!there.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => /\.json$/i.test(name))
    .sort()
    .map((name) => join(path, name));
}

/** The entries of a file with their place in it; what is no JSON is one entry, an error. */
async function entriesOf(file: string): Promise<[place: string, entry: unknown][]> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    const why = error instanceof TypeError ? 'is no text in UTF-8' : `is no JSON (${(error as Error).message})`;
    return [['', new Error(why)]];
  }
  return Array.isArray(json) ? json.map((entry, i) => [`[${i}]`, entry]) : [['', json]];
}
