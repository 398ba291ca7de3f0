import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Tree } from '../../../records/episode/effect.ts';

export type PageStorage = { local: Record<string, Tree>; databases: Record<string, Tree> };

/** Databases that do not answer in that time are left out. */
const limitMs = 3000;
/** Rows of a store beyond so many are not read. */
const mostRows = 2000;

/** What a page keeps in its browser: local storage by key, and its databases by store and key. Texts of JSON are read as such. */
export async function readPageStorage(page: Page): Promise<PageStorage> {
  const local = page.evaluate(readInPage, { what: 'local', mostRows });
  const databases = page.evaluate(readInPage, { what: 'databases', mostRows });
  databases.catch(() => {});
  const late = sleep(limitMs, {}, { ref: false });
  return { local: await local, databases: await Promise.race([databases, late]) };
}

/** Runs inside the page: sent there as text, so it must not use anything from outside of itself. */
async function readInPage({ what, mostRows }: { what: string; mostRows: number }): Promise<Record<string, Tree>> {
  const parsed = (text: string): Tree => {
    if (!/^\s*[[{]/.test(text)) return text;
    try {
      return JSON.parse(text) as Tree;
    } catch {
      return text;
    }
  };
  const plain = (value: unknown, depth = 0): Tree => {
    if (typeof value === 'string') return parsed(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null;
    if (depth > 20 || typeof value !== 'object') return String(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
    if (value instanceof Blob) return { bytes: value.size, type: value.type };
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return { bytes: value.byteLength };
    if (Array.isArray(value)) return value.map((member) => plain(member, depth + 1));
    if (value instanceof Set) return [...value].map((member) => plain(member, depth + 1));
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.map(([key, of]) => [String(key), plain(of, depth + 1)]));
  };
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const storeOf = async (store: IDBObjectStore): Promise<Tree> => {
    const [keys, values] = await Promise.all([
      answer(store.getAllKeys(null, mostRows)),
      answer(store.getAll(null, mostRows)),
    ]);
    return Object.fromEntries(
      keys.map((key, i) => [typeof key === 'string' ? key : JSON.stringify(key), plain(values[i])]),
    );
  };
  const databaseOf = async (name: string): Promise<Tree> => {
    const opening = indexedDB.open(name);
    // It has gone meanwhile, and is not to be made again.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    const database = await answer(opening);
    try {
      const names = [...database.objectStoreNames];
      if (names.length === 0) return {};
      const transaction = database.transaction(names, 'readonly');
      const stores = names.map(async (store) => [store, await storeOf(transaction.objectStore(store))] as const);
      return Object.fromEntries(await Promise.all(stores));
    } finally {
      database.close();
    }
  };
  try {
    if (what === 'local') {
      const keys = Object.keys(localStorage).sort();
      return Object.fromEntries(keys.map((key) => [key, parsed(localStorage.getItem(key) ?? '')]));
    }
    const found: Record<string, Tree> = {};
    for (const { name = '' } of await indexedDB.databases()) found[name] = await databaseOf(name);
    return found;
  } catch {
    // A page without an origin (about:blank, a sandbox) has no storage.
    return {};
  }
}
