import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lamFiles } from '../../agent/known/lam-files.ts';
import { checkpointsDir } from '../../pipeline/stages/training.ts';
import { LamwrightError } from '../../records/error.ts';
import { type Checkpoint, isTrainedFor } from '../../records/models/checkpoint.ts';
import { diskError } from '../../store/disk-error.ts';
import type { CommandContext, CommandResult } from '../command.ts';

/** Copies a model and its settings to a folder: the one that is named, or the last LAM4 of these applications. */
export async function exportModel(
  folder: string,
  wanted: string | undefined,
  apps: readonly { name: string }[],
  context: CommandContext,
): Promise<CommandResult> {
  const store = await context.openStore();
  const all = (await store.list<Checkpoint>('checkpoint')).filter((c) =>
    apps.every(({ name }) => isTrainedFor(c.app, name)),
  );
  const found = wanted ? all.find((c) => c.id === wanted) : all.filter((c) => c.phase === 'LAM4').at(-1);
  if (!found) {
    throw new LamwrightError('USAGE', 'There is no such checkpoint in this workspace.', {
      remedy: `Known: ${all.map((c) => `${c.id} (${c.phase} ${c.base})`).join(', ') || 'none; run `lamwright train` first'}.`,
    });
  }
  await mkdir(folder, { recursive: true }).catch((error) => {
    throw diskError(error, folder);
  });
  const from = lamFiles(join(checkpointsDir({ dir: context.workspace }), found.id));
  const to = lamFiles(folder);
  for (const part of ['weights', 'settings'] as const) {
    await copyFile(from[part], to[part]).catch((cause) => {
      if (cause.code !== 'ENOENT') throw diskError(cause, folder);
      throw new LamwrightError('CHECKPOINT_CORRUPT', `${from[part]} is not there any more.`, {
        remedy: 'Run the command that trained it again: it makes what is missing.',
        cause,
      });
    });
  }
  return { document: { checkpoint: found.id, ...to }, text: `${to.weights}\n${to.settings}` };
}
