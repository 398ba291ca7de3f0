import { recordId } from '../../records/record-id.ts';
import { type OpenStoreOptions, openStore } from '../open-store.ts';

type Order = { options: OpenStoreOptions; id: string; finishes: number | null };

/** A worker process of the contract suite: finishes inputs of the stage "shared"; after `finishes` it holds one and waits. */
const { options, id, finishes } = JSON.parse(process.argv[2]!) as Order;
const store = await openStore(options);
let done = 0;
for (;;) {
  const claim = await store.claim('shared', id, 60_000);
  if (claim === null) break;
  if (done === (finishes ?? Infinity)) {
    console.log('holding');
    await new Promise((resolve) => setTimeout(resolve, 50_000));
  }
  await new Promise((resolve) => setTimeout(resolve, 10));
  await store.finish(claim, [
    { kind: 'note', record: { id: recordId('note', claim.input), input: claim.input, by: id } },
  ]);
  done++;
}
await store.close();
