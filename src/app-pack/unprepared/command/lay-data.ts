import { constants } from 'node:fs';
import { cp, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { LamwrightError } from '../../../records/error.ts';

/** Data larger than this is not copied for each try. */
const limitBytes = 2 ** 30;

/** Where an application's data is: a folder, whose content is laid into the folder of a try, or one file. `skipped`: what is not laid, with why. */
export type Data = { path: string; isFolder: boolean; bytes: number; skipped: string[] };

/**
 * Looks at data that will be copied for each try. Links that lead out of it are not copied, for what they lead to would be the user's own.
 * @throws LamwrightError USAGE for a path that is not there, or data of a gigabyte or more
 */
export async function lookAtData(path: string): Promise<Data> {
  const kind = await stat(path).catch(() => null);
  if (!kind) {
    throw new LamwrightError('USAGE', `There is no data at ${path}.`, {
      remedy: 'Give a folder or a file with --data: every try works on a fresh copy of it.',
    });
  }
  if (!kind.isDirectory()) return { path, isFolder: false, bytes: kind.size, skipped: [] };
  const data: Data = { path: await realpath(path), isFolder: true, bytes: 0, skipped: [] };
  await measure(data.path, data);
  return data;
}

async function measure(folder: string, data: Data): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) await measure(file, data);
    else if (!(await isLaid(data.path, file)))
      data.skipped.push(
        `${relative(data.path, file)}: ${entry.isSymbolicLink() ? 'a link that leads out of the data' : 'no file'}`,
      );
    else data.bytes += (await lstat(file)).size;
    if (data.bytes <= limitBytes) continue;
    throw new LamwrightError('USAGE', `The data at ${data.path} is larger than a gigabyte; every try would copy it.`, {
      remedy: 'Make a smaller copy with a few objects of each kind, and give that with --data.',
    });
  }
}

/** Whether something of the data is copied: folders, files, and links to what is copied itself. */
async function isLaid(root: string, file: string): Promise<boolean> {
  const kind = await lstat(file);
  if (!kind.isSymbolicLink()) return kind.isDirectory() || kind.isFile();
  const target = await realpath(file).catch(() => null);
  return target?.startsWith(root + sep) ?? false;
}

/** Lays a copy of the data into `dir`; gives the path of the one file, if it is one. Throws LamwrightError DISK_FULL or APP_START. */
export async function layData(data: Data, dir: string): Promise<string | undefined> {
  const target = data.isFolder ? dir : join(dir, basename(data.path));
  const root = data.isFolder ? data.path : dirname(data.path);
  try {
    await cp(data.path, target, {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      filter: (file) => (data.isFolder ? isLaid(root, file) : true),
    });
  } catch (cause) {
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new LamwrightError(
      full ? 'DISK_FULL' : 'APP_START',
      `${data.path} cannot be copied to ${dir}: ${(cause as Error).message}.`,
      {
        remedy: full ? 'Free some space on this disk.' : 'Check that everything in it may be read.',
        cause,
      },
    );
  }
  return data.isFolder ? undefined : target;
}
