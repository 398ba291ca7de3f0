import { z } from 'zod';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { formatNames } from '../../../exchange/formats.ts';
import { LamwrightError } from '../../../records/error.ts';
import { splits } from '../../../records/tasks/task.ts';
import { defineCommand } from '../../command.ts';
import { exportForeign } from '../../exporting/foreign.ts';
import { exportModel } from '../../exporting/model.ts';
import { exportRecords } from '../../exporting/records.ts';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'a model (GGUF with its settings), or the records, to a folder',
  arguments: [['<folder>', 'where to write']],
  options: [
    ['--checkpoint <id>', 'which model (default: the last LAM4)'],
    ['--records', 'all records as JSON lines, one file a kind, instead of a model'],
    ['--as <format>', `records in another format, to a new folder: ${formatNames.join(', ')} (docs/records.md)`],
    ['--policy <name>', 'with --as: trajectories of this policy alone'],
    ['--split <name>', 'with --as: of this split alone'],
  ],
  schema: z.object({
    folder: z.string().min(1),
    checkpoint: z.string().optional(),
    records: z.boolean().default(false),
    as: z.enum(formatNames, `expected one of ${formatNames.join(', ')}`).optional(),
    policy: z.string().min(1).optional(),
    split: z.enum(splits, `expected one of ${splits.join(', ')}`).optional(),
  }),
  run: async ({ folder, checkpoint, records, as: format, policy, split }, context) => {
    const kinds = [checkpoint && '--checkpoint', records && '--records', format && '--as'].filter(Boolean);
    if (kinds.length > 1) throw usage(`${kinds.join(' and ')} exclude each other.`);
    if (!format && (policy || split)) throw usage('--policy and --split go with --as.');
    const apps = context.app ? await Promise.all(context.app.split(',').map(loadApp)) : [];
    const app = apps.length === 1 ? apps[0]!.name : undefined;
    if (format) return exportForeign(folder, format, { app, policy, split }, context);
    if (records) return exportRecords(folder, app ? { app } : {}, context);
    return exportModel(folder, checkpoint, apps, context);
  },
});

const usage = (message: string) => new LamwrightError('USAGE', message, { remedy: 'See `lamwright export --help`.' });
