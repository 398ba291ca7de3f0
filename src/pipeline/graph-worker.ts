import { setTimeout as sleep } from 'node:timers/promises';
import { recordId } from '../records/record-id.ts';
import { openStore } from '../store/open-store.ts';
import { runStage } from './graph.ts';

/** A command of the kill test: one stage of 90 inputs with three workers; one input fails once, one always. */
const [dir] = process.argv.slice(2);
const store = await openStore({ dir: dir! });
console.log('started');
const result = await runStage({
  store,
  stage: 'squares',
  inputs: Array.from({ length: 90 }, (_, i) => `number ${i}`),
  workers: 3,
  work: async (input, { attempt }) => {
    const n = Number(input.split(' ')[1]);
    await sleep(5 + (n % 5) * 5);
    if (n === 7 && attempt === 1) throw new Error('fails at first');
    if (n === 13) throw new Error('never works');
    return ['square', 'cube'].map((name) => {
      const made = { name, n, attempt, value: name === 'square' ? n * n : n ** 3 };
      return { kind: 'note' as const, record: { id: recordId('note', made), ...made } };
    });
  },
});
await store.close();
console.log(JSON.stringify(result));
