import { LamwrightError } from '../records/error.ts';

/** Turns a file system error met under `path` into a LamwrightError; what it does not know it gives back as it is. */
export function diskError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new LamwrightError('USAGE', `The folder ${path} cannot be written to (${code}).`, {
      remedy: 'Give this user the right to write there, or choose another folder.',
      cause: error,
    });
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new LamwrightError('USAGE', `The folder ${path} is a file, or lies under one.`, {
      remedy: 'Choose another folder.',
      cause: error,
    });
  }
  return error;
}

export function diskFull(path: string, cause: unknown): LamwrightError {
  return new LamwrightError('DISK_FULL', `The disk that holds ${path} is full; what was being written was left out.`, {
    remedy: 'Free some space, then run the same command again: it goes on where it stopped.',
    cause,
  });
}
