import type { Source } from '../../exchange/episodes.ts';
import { exportAs } from '../../exchange/export.ts';
import type { FormatName } from '../../exchange/formats.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { packageJson } from '../package-json.ts';
import { countsText } from './counts-text.ts';

/** Records in a foreign format. */
export async function exportForeign(
  folder: string,
  format: FormatName,
  where: Source['where'],
  context: CommandContext,
): Promise<CommandResult> {
  const store = await context.openStore();
  let total = await store.count('trajectory', where.app ? { app: where.app } : {});
  const progress = context.progress(`export as ${format}`, total);
  let read = 0;
  const onRead = () => {
    read += 1;
    total = Math.max(total, read);
    progress.update(read, { total });
  };
  const written = await exportAs(
    format,
    folder,
    { store, where, signal: context.signal, onRead },
    packageJson().version,
  );
  progress.update(read, { total: read });
  return { document: { folder, format, written }, text: `${countsText(written)} in ${folder}` };
}
