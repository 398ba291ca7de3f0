import { z } from 'zod';
import { makeData } from '../../../pipeline/run.ts';
import { trainAll } from '../../../pipeline/stages/phases.ts';
import { keepTime } from '../../../pipeline/working-time.ts';
import type { Checkpoint } from '../../../records/models/checkpoint.ts';
import { defineCommand } from '../../command.ts';
import { openWorkspaces } from '../../open-workspace.ts';
import { scheduleOf, scheduleOptions, scheduleShape } from '../../options/profile-options.ts';

export const trainCommand = defineCommand({
  name: 'train',
  summary: 'the four phases, LAM1 to LAM4, with exploration in the application between the second and the third',
  options: scheduleOptions,
  schema: z.object(scheduleShape),
  run: async (input, context) => {
    const workspaces = await openWorkspaces(context);
    const profile = await scheduleOf(input, context, workspaces);
    const made: Checkpoint[] = [];
    await keepTime(workspaces, async () => {
      for (const workspace of workspaces) await makeData(workspace, profile);
      for (const run of profile.runs) made.push(...Object.values(await trainAll(workspaces, run, profile)));
    });
    const document = { checkpoints: made.map(({ curve: _, ...rest }) => rest) };
    const text = made.map((c) => `${c.phase} ${c.base} seed ${c.seed}: ${c.id} (${Math.round(c.trainedMs / 1000)} s)`);
    return { document, text: text.join('\n') };
  },
});
