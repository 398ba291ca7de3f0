import { copyFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { lamFiles } from '../../agent/lam-files.ts';
import { loadApp } from '../../app-pack/load-app.ts';
import { checkpointsDir } from '../../pipeline/stages/training.ts';
import { type Checkpoint, isTrainedFor } from '../../records/checkpoint.ts';
import { LamwrightError } from '../../records/error.ts';
import { diskError } from '../../store/disk-error.ts';
import { type RecordFilter, recordKinds } from '../../store/store.ts';
import { defineCommand } from '../command.ts';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'a model (GGUF with its settings) or the records (JSON lines) to a folder',
  arguments: [['<folder>', 'where to write']],
  options: [
    ['--checkpoint <id>', 'which model (default: the last LAM4)'],
    ['--records', 'all records as JSON lines, one file a kind, instead of a model'],
  ],
  schema: z.object({
    folder: z.string().min(1),
    checkpoint: z.string().optional(),
    records: z.boolean().default(false),
  }),
  run: async (input, context) => {
    const store = await context.openStore();
    const apps = context.app ? await Promise.all(context.app.split(',').map(loadApp)) : [];
    const where: RecordFilter = apps.length === 1 ? { app: apps[0]!.name } : {};
    const makeFolder = () =>
      mkdir(input.folder, { recursive: true }).catch((error) => {
        throw diskError(error, input.folder);
      });
    if (input.records) {
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
      await makeFolder();
      const written: Record<string, number> = {};
      for (const kind of recordKinds) {
        const file = await open(join(input.folder, `${kind}.jsonl`), 'w');
        written[kind] = 0;
        for await (const record of store.each(kind, where)) {
          await file.write(`${JSON.stringify(record)}\n`);
          written[kind] += 1;
        }
        await file.close();
      }
      return {
        document: { folder: input.folder, written },
        text: Object.entries(written)
          .map(([k, n]) => `${n} ${k}`)
          .join(', '),
      };
    }
    const all = (await store.list<Checkpoint>('checkpoint')).filter((c) =>
      apps.every(({ name }) => isTrainedFor(c.app, name)),
    );
    const found = input.checkpoint
      ? all.find((c) => c.id === input.checkpoint)
      : all.filter((c) => c.phase === 'LAM4').at(-1);
    if (!found) {
      throw new LamwrightError('USAGE', 'There is no such checkpoint in this workspace.', {
        remedy: `Known: ${all.map((c) => `${c.id} (${c.phase} ${c.base})`).join(', ') || 'none; run `lamwright train` first'}.`,
      });
    }
    await makeFolder();
    const from = lamFiles(join(checkpointsDir({ dir: context.workspace }), found.id));
    const to = lamFiles(input.folder);
    for (const part of ['weights', 'settings'] as const) {
      await copyFile(from[part], to[part]).catch((cause) => {
        if (cause.code !== 'ENOENT') throw diskError(cause, input.folder);
        throw new LamwrightError('CHECKPOINT_CORRUPT', `${from[part]} is not there any more.`, {
          remedy: 'Run the command that trained it again: it makes what is missing.',
          cause,
        });
      });
    }
    return { document: { checkpoint: found.id, ...to }, text: `${to.weights}\n${to.settings}` };
  },
});
