import { readFile } from 'node:fs/promises';
import { LamwrightError } from '../../records/error.ts';
import { type ChatCall, chatCallSchema } from '../../records/models/chat-call.ts';

/** Reads a file of calls, one JSON document a line, as `export --records` writes it. Throws USAGE, naming the line. */
export async function readCalls(path: string): Promise<Map<string, ChatCall>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw malformed(`There is no file of recorded calls at ${path}.`, cause);
  });
  const calls = new Map<string, ChatCall>();
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const call = read(line);
    if (call === undefined) throw malformed(`Line ${i + 1} of ${path} is no recorded call.`);
    calls.set(call.id, call);
  }
  return calls;
}

function read(line: string): ChatCall | undefined {
  try {
    return chatCallSchema.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const malformed = (message: string, cause?: unknown) =>
  new LamwrightError('USAGE', message, {
    remedy: 'Give the call.jsonl that `lamwright export FOLDER --records` wrote, or --replay alone for the workspace.',
    cause,
  });
