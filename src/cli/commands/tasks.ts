import { z } from 'zod';
import { makeTasks } from '../../pipeline/stages/data.ts';
import { defineCommand } from '../command.ts';
import { openWorkspace } from '../open-workspace.ts';
import { profileOf, profileOptions, profileShape } from '../profile-options.ts';

export const tasksCommand = defineCommand({
  name: 'tasks',
  summary: 'families and templates to concrete tasks in five splits',
  options: profileOptions,
  schema: z.object(profileShape),
  run: async (input, context) => {
    const workspace = await openWorkspace(context);
    const { counts } = await makeTasks(workspace, profileOf(input, context.seed));
    return {
      document: { counts },
      text: Object.entries(counts)
        .map(([k, n]) => `${k}: ${n}`)
        .join('\n'),
      ok: Object.values(counts).some((count) => count > 0),
    };
  },
});
