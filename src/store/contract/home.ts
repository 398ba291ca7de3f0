import { recordId } from '../../records/record-id.ts';
import type { OpenStoreOptions } from '../open-store.ts';
import type { Store } from '../store.ts';

/** What the suites of the contract work with: a new workspace for each test, open. */
export type Home = { options: OpenStoreOptions; store: Store };

/** A claim that is held for as long as a test lasts. */
export const leaseMs = 60_000;

export const note = (n: number, more: object = {}) => ({ id: recordId('note', n), n, ...more });
