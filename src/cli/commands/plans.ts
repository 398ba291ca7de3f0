import { z } from 'zod';
import { quickstart } from '../../pipeline/profiles.ts';
import { makePlans, pairsOf } from '../../pipeline/stages/data.ts';
import { defineCommand } from '../command.ts';
import { wholeNumber } from '../global-options.ts';
import { openWorkspace } from '../open-workspace.ts';

export const plansCommand = defineCommand({
  name: 'plans',
  summary: 'documentation to task-plan pairs: extract, clean, deduplicate, unify, evolve',
  options: [['--evolve <n>', 'evolved pairs wanted']],
  schema: z.object({ evolve: wholeNumber.min(0).optional() }),
  run: async ({ evolve }, context) => {
    const workspace = await openWorkspace(context);
    const note = await makePlans(workspace, { evolve: evolve ?? quickstart('tiny', context.seed).evolve });
    const pairs = await pairsOf(workspace);
    const text = [
      ...Object.entries(note.counts).map(([k, n]) => `${k}: ${n}`),
      `${pairs.length} task-plan pairs in the workspace`,
    ];
    return { document: { counts: note.counts, pairs: pairs.length }, text: text.join('\n'), ok: pairs.length > 0 };
  },
});
