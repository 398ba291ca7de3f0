import { z } from 'zod';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { readRecords } from '../../../exchange/read-records.ts';
import { pairsFromFiles } from '../../../exchange/ufo/pairs.ts';
import { readUfoTasks, rejectedText } from '../../../exchange/ufo/read-tasks.ts';
import { LamwrightError } from '../../../records/error.ts';
import { type CommandContext, type CommandResult, defineCommand } from '../../command.ts';
import { countsText } from '../../exporting/counts-text.ts';

/** So many rejected entries are told one by one. */
const told = 10;

export const importCommand = defineCommand({
  name: 'import',
  summary: "tasks of UFO's data collection as task-plan pairs, or the records of another workspace",
  arguments: [['<path>', 'a file or a folder']],
  options: [
    ['--as <format>', 'ufo: task files and results (default); records: what `export --records` wrote'],
    [
      '--named <name>',
      'with --app: what the files call this application, such as "word" for a pack of a word processor',
    ],
  ],
  schema: z.object({
    path: z.string().min(1),
    as: z.enum(['ufo', 'records'], 'expected ufo or records').default('ufo'),
    named: z.string().min(1).optional(),
  }),
  run: ({ path, as: format, named }, context) =>
    format === 'records' ? importRecords(path, context) : importTasks(path, named, context),
});

async function importTasks(path: string, named: string | undefined, context: CommandContext): Promise<CommandResult> {
  if (named && !context.app) {
    throw new LamwrightError('USAGE', '--named says what the files call an application: which one is not said.', {
      remedy: 'Name its app pack with --app.',
    });
  }
  const app = context.app ? await loadApp(context.app) : undefined;
  const { sources, rejected, repeated } = await readUfoTasks(path);
  const pack = app && { name: app.name, title: app.title, named: named ? [named] : [] };
  const { pairs, ofOthers } = pairsFromFiles(sources, pack);
  const added = await (await context.openStore()).put('plan', pairs);
  const others = [...new Set(ofOthers.map((source) => source.app))].join(', ');
  const lines = [
    `${sources.length} tasks read: ${added} new task-plan pairs, ${pairs.length - added} known already`,
    repeated > 0 ? `${repeated} said the same as another one` : '',
    ofOthers.length > 0 ? `${ofOthers.length} of other applications left out (${others}): --named takes one in` : '',
    rejected.length > 0 ? `${rejected.length} not read:` : '',
    ...rejected.slice(0, told).map((one) => `  ${rejectedText(one)}`),
    rejected.length > told ? `  and ${rejected.length - told} more` : '',
  ];
  const counts = { read: sources.length, added, repeated, ofOthers: ofOthers.length };
  return {
    document: { ...counts, rejected },
    text: lines.filter(Boolean).join('\n'),
    ok: rejected.length === 0 && pairs.length > 0,
  };
}

async function importRecords(folder: string, context: CommandContext): Promise<CommandResult> {
  const store = await context.openStore();
  const progress = context.progress('import records', 0);
  let read = 0;
  const onRead = () => {
    read += 1;
    progress.update(read, { total: read });
  };
  const added = await readRecords(folder, store, { signal: context.signal, onRead });
  return { document: { read, added }, text: `${read} records read; new: ${countsText(added)}` };
}
