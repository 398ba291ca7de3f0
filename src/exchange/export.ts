import { LamwrightError } from '../records/error.ts';
import type { Source } from './episodes.ts';
import { type Format, type FormatName, formats } from './formats.ts';
import { wholeFolder } from './whole-folder.ts';

/**
 * Writes a workspace's records into a new folder, in a foreign format, whole or not at all; returns how many of what.
 * @param version of Lamwright, for formats that name what made them
 * @throws LamwrightError SETUP (nothing to write), USAGE (a folder with something in it, a test split for training), DISK_FULL
 */
export async function exportAs(
  name: FormatName,
  folder: string,
  source: Source,
  version: string,
): Promise<Record<string, number>> {
  const format: Format = formats[name];
  const { split } = source.where;
  if (format.isTraining && split !== undefined && split !== 'train') {
    throw new LamwrightError('USAGE', `${name} is for training, and ${split} is for tests.`, {
      remedy: 'Leave --split out: what is trained on is of the split "train".',
    });
  }
  return wholeFolder(folder, async (dir) => {
    const counts = await format.write(dir, source, version);
    if (Object.values(counts).some((count) => count > 0)) return counts;
    throw new LamwrightError(
      'SETUP',
      `There is nothing in this workspace to be written as ${name}: nothing was written.`,
      {
        remedy: `It needs ${format.needs}; \`lamwright status\` tells what a workspace holds, and --app, --policy and --split may ask for too little.`,
      },
    );
  });
}
