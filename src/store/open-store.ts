import { resolve } from 'node:path';
import { openBlobs } from './blobs.ts';
import { openConnection } from './sqlite/connection.ts';
import { createSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

export type OpenStoreOptions = { dir: string };

/**
 * Opens the workspace in `dir`, or makes it. Any number of processes may have it open at once.
 * @throws LamwrightError WORKSPACE_VERSION, WORKSPACE_CORRUPT, DISK_FULL, USAGE (folder cannot be used), TIMEOUT
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const dir = resolve(options.dir);
  const connection = openConnection(dir);
  try {
    return createSqliteStore(connection, await openBlobs(dir));
  } catch (error) {
    connection.close();
    throw error;
  }
}
