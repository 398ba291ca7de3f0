import { z } from 'zod';
import { makeTasks } from '../../../pipeline/stages/data.ts';
import { runChatFlow, sourceOptions, sourceShape, wantsChat } from '../../chat-flow.ts';
import { defineCommand } from '../../command.ts';
import { openWorkspace } from '../../open-workspace.ts';
import { profileOf, profileOptions } from '../../options/profile-options.ts';

export const tasksCommand = defineCommand({
  name: 'tasks',
  summary:
    'families and templates to concrete tasks in five splits; with --chat plans and tasks made concrete by a chat model, not executed',
  options: [...profileOptions, ...sourceOptions],
  schema: z.object(sourceShape),
  run: async (input, context) => {
    if (wantsChat(input)) return runChatFlow(input, null, context);
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
