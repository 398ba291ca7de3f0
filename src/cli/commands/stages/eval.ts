import { z } from 'zod';
import { runPipeline } from '../../../pipeline/run.ts';
import { makeFigures } from '../../../pipeline/stages/report.ts';
import { defineCommand } from '../../command.ts';
import { openWorkspaces } from '../../open-workspace.ts';
import { scheduleOf, scheduleOptions, scheduleShape } from '../../options/profile-options.ts';
import { failedForGood } from '../../telling/failed-for-good.ts';
import { figuresText } from '../../telling/figures-text.ts';

export const evalCommand = defineCommand({
  name: 'eval',
  summary: 'planning, offline and online figures of every policy; what they need and is missing is made first',
  options: scheduleOptions,
  schema: z.object(scheduleShape),
  run: async (input, context) => {
    const workspaces = await openWorkspaces(context);
    await runPipeline(workspaces, await scheduleOf(input, context, workspaces));
    const figures = [];
    for (const workspace of workspaces) {
      const { app, planning, offline, online, paired } = await makeFigures(workspace);
      figures.push({ app, planning, offline, online, paired });
    }
    const failed = await failedForGood(workspaces[0]!.store);
    return {
      document: figures.length === 1 ? figures[0] : figures,
      text: [...figures.map(figuresText), ...failed].join('\n\n'),
      ok: failed.length === 0,
    };
  },
});
