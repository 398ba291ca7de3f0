import { afterEach, beforeEach, describe } from 'vitest';
import { type OpenStoreOptions, openStore } from '../open-store.ts';
import { contractOfFiles } from './files.ts';
import type { Home } from './home.ts';
import { contractOfProcesses } from './processes.ts';
import { contractOfRecords } from './records.ts';
import { contractOfWork } from './work.ts';

/** What every home of records must do. `make` gives the options of a new, empty workspace. */
export function storeContract(name: string, make: () => Promise<OpenStoreOptions>): void {
  describe(`${name} store`, () => {
    const home = {} as Home;

    beforeEach(async () => {
      home.options = await make();
      home.store = await openStore(home.options);
    });
    afterEach(() => home.store.close());

    contractOfRecords(home);
    contractOfWork(home);
    contractOfProcesses(home);
    contractOfFiles(home);
  });
}
