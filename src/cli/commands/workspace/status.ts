import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { recordKinds } from '../../../store/store.ts';
import { defineCommand } from '../../command.ts';

export const statusCommand = defineCommand({
  name: 'status',
  summary: 'what the workspace holds, what is still to do, what failed for good',
  options: [['--retry', 'put what failed for good back to work']],
  schema: z.object({ retry: z.boolean().default(false) }),
  run: async ({ retry }, { workspace, openStore }) => {
    if (await isMissing(join(workspace, 'lamwright.db'))) {
      const text = `There is no workspace at ${workspace} yet; \`lamwright quickstart\` makes one.`;
      return { document: { workspace, exists: false }, text, ok: !retry };
    }
    const store = await openStore();
    const retried = retry ? await store.retryFailed() : 0;
    const counts = Object.fromEntries(
      await Promise.all(recordKinds.map(async (kind) => [kind, await store.count(kind)])),
    );
    const names = await store.stages();
    const stages = await Promise.all(names.map(async (stage) => ({ stage, ...(await store.progress(stage)) })));
    const failed = await store.failed();
    const text = [
      `Workspace ${workspace}`,
      `  ${recordKinds.map((kind) => `${counts[kind]} ${counts[kind] === 1 ? kind : `${kind.replace(/y$/, 'ie')}s`}`).join(', ')}`,
      ...stages.map(
        ({ stage, total, done, running, waiting, failed }) =>
          `  ${stage}: ${done} of ${total} done, ${running} running, ${waiting} waiting, ${failed} failed`,
      ),
      ...failed.map(
        ({ stage, input, attempts, error }) => `  failed ${stage} ${input} after ${attempts}: ${error.split('\n')[0]}`,
      ),
      ...(retry ? [`  ${retried} put back to work`] : []),
    ].join('\n');
    return { document: { workspace, exists: true, records: counts, stages, failed, retried }, text };
  },
});

/** A path that cannot be is not missing: opening the store tells what is wrong with it. */
const isMissing = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
