import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { runStage } from '../../pipeline/graph.ts';
import { defineCommand } from '../command.ts';
import { runCli } from './run-cli.ts';

/** A program for the tests of the frame: one long command on one workspace, which also prints where it should not. */
const count = defineCommand({
  name: 'count',
  summary: 'count slowly',
  options: [['--deaf', 'do not listen to Ctrl-C']],
  schema: z.object({ deaf: z.boolean().default(false) }),
  run: async ({ deaf }, { openStore, onProgress, signal }) => {
    console.log('printed by a library');
    if (deaf) await sleep(20_000);
    const result = await runStage({
      store: await openStore(),
      stage: 'count',
      inputs: Array.from({ length: 40 }, (_, i) => `${i}`),
      signal,
      progress: (state) => onProgress({ stage: 'count', ...state }),
      work: async (input, context) => {
        await sleep(25, null, { signal: context.signal });
        return [{ kind: 'note', record: { id: `note_${input}` } }];
      },
    });
    return { document: { done: result.done, doneNow: result.doneNow }, text: `${result.done} done` };
  },
});

await runCli(process.argv.slice(2), [count]);
