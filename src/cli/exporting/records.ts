import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { LamwrightError } from '../../records/error.ts';
import { diskError } from '../../store/disk-error.ts';
import { type RecordFilter, recordKinds } from '../../store/store.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { countsText } from './counts-text.ts';

/** All records as JSON lines, one file a kind. */
export async function exportRecords(
  folder: string,
  where: RecordFilter,
  context: CommandContext,
): Promise<CommandResult> {
  const store = await context.openStore();
  const counts = await Promise.all(recordKinds.map((kind) => store.count(kind, where)));
  if (counts.every((count) => count === 0)) {
    throw new LamwrightError(
      'SETUP',
      `The workspace ${context.workspace} holds no such records: nothing was written.`,
      {
        remedy: 'Name the workspace that holds them with --workspace; `lamwright status` tells what one holds.',
      },
    );
  }
  const written: Record<string, number> = {};
  try {
    await mkdir(folder, { recursive: true });
    for (const kind of recordKinds) {
      const file = await open(join(folder, `${kind}.jsonl`), 'w');
      written[kind] = 0;
      for await (const record of store.each(kind, where)) {
        await file.write(`${JSON.stringify(record)}\n`);
        written[kind] += 1;
      }
      await file.close();
    }
  } catch (error) {
    throw diskError(error, folder);
  }
  return { document: { folder, written }, text: countsText(written) };
}
