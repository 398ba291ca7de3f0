import type { Blobs } from '../blobs.ts';
import type { Store } from '../store.ts';
import { validateRecord } from '../validate-record.ts';
import type { Connection } from './connection.ts';
import { countRecords, eachRecord, getRecord, insertRecords, listRecords, putRecords } from './records.ts';
import * as work from './work.ts';

/** The store on an open SQLite database. Calls are synchronous inside, so a promise is settled when its call returns. */
export function createSqliteStore(connection: Connection, blobs: Blobs): Store {
  return {
    put: async (kind, records) => putRecords(connection, kind, records),
    get: async (kind, id) => getRecord(connection, kind, id),
    list: async (kind, where = {}) => listRecords(connection, kind, where),
    each: (kind, where = {}) => eachRecord(connection, kind, where),
    count: async (kind, where = {}) => countRecords(connection, kind, where),

    addWork: async (stage, inputs) => work.addWork(connection, stage, inputs),
    claim: async (stage, worker, leaseMs) => work.claim(connection, stage, worker, leaseMs),
    renew: async (claim, leaseMs) => work.renew(connection, claim, leaseMs),
    finish: async (claim, outputs) => {
      for (const { kind, record } of outputs) validateRecord(kind, record);
      return connection.transaction(() => {
        if (!work.markDone(connection, claim)) return false;
        for (const { kind, record } of outputs) insertRecords(connection, kind, [record]);
        return true;
      });
    },
    fail: async (claim, error, limit) => work.fail(connection, claim, error, limit),
    release: async (stage, held) => work.release(connection, stage, held),
    stages: async () => work.stages(connection),
    progress: async (stage) => work.progress(connection, stage),
    failed: async (stage) => work.failedWork(connection, stage),
    retryFailed: async (stage) => work.retryFailed(connection, stage),

    putBlob: (bytes, extension) => blobs.put(bytes, extension),
    blobPath: (name) => blobs.path(name),
    close: async () => connection.close(),
  };
}
