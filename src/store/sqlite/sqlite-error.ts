import { LamwrightError } from '../../records/error.ts';
import { diskFull } from '../disk-error.ts';

/** SQLite's primary result codes that a user can do something about (the low byte of `errcode`). */
const codes = { busy: 5, locked: 6, readonly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };
/** Extended codes of an input-output error that mean a full disk: the shared-memory file could not grow. */
const fullWhileGrowing = [4874];

/** Turns an error of node:sqlite on the database `file` into a LamwrightError; others are given back as they are. */
export function sqliteError(error: unknown, file: string): unknown {
  const errcode = (error as { errcode?: number } | undefined)?.errcode;
  if (errcode === undefined) return error;
  const primary = errcode & 0xff;
  if (primary === codes.full || fullWhileGrowing.includes(errcode)) return diskFull(file, error);
  if (primary === codes.corrupt || primary === codes.notADatabase)
    return corrupt(file, (error as Error).message, error);
  if (primary === codes.busy || primary === codes.locked) {
    return new LamwrightError('TIMEOUT', `The workspace database ${file} stayed locked by another process.`, {
      remedy: 'Wait for the other process, or end it, then run the same command again.',
      cause: error,
    });
  }
  if (primary === codes.readonly || primary === codes.cannotOpen || primary === codes.ioError) {
    return new LamwrightError('USAGE', `The workspace database ${file}: ${(error as Error).message}.`, {
      remedy: 'Check that this user may read and write the folder, or choose another one with --workspace.',
      cause: error,
    });
  }
  return error;
}

export function corrupt(file: string, detail: string, cause?: unknown): LamwrightError {
  return new LamwrightError('WORKSPACE_CORRUPT', `The workspace database ${file} is damaged: ${detail}.`, {
    remedy:
      'Restore it from a copy, or save what can be read with `sqlite3 FILE .recover`; otherwise start anew in another --workspace.',
    cause,
  });
}
