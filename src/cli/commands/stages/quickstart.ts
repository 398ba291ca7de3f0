import { z } from 'zod';
import { runPipeline } from '../../../pipeline/run.ts';
import { writeReport } from '../../../pipeline/stages/report.ts';
import { named } from '../../../pipeline/workspace.ts';
import { defineCommand } from '../../command.ts';
import { openWorkspaces } from '../../open-workspace.ts';
import { scheduleOf, scheduleOptions, scheduleShape } from '../../options/profile-options.ts';
import { commandToTry } from '../../telling/command-to-try.ts';
import { failedForGood } from '../../telling/failed-for-good.ts';
import { figuresText } from '../../telling/figures-text.ts';

export const quickstartCommand = defineCommand({
  name: 'quickstart',
  summary: 'the whole road, on TiddlyWiki or another app pack: documentation to a trained LAM and its report',
  options: scheduleOptions,
  schema: z.object(scheduleShape),
  run: async (input, context) => {
    const workspaces = await openWorkspaces(context);
    context.say(
      `Making a LAM for ${workspaces.map(({ app }) => app.title).join(' and ')} in ${context.workspace}. Ctrl-C stops; the same command goes on.`,
    );
    const { workedMs } = await runPipeline(workspaces, await scheduleOf(input, context, workspaces));
    const reports = [];
    for (const workspace of workspaces)
      reports.push(await named(workspace, 'write the report', () => writeReport(workspace)));
    const documents = reports.map(({ file, figures: { curves: _, ...figures } }) => ({ file, ...figures }));
    const failed = await failedForGood(workspaces[0]!.store);
    const text = [
      ...documents.flatMap(({ file, ...figures }) => [figuresText(figures), '', `Report: ${file}`]),
      `${(workedMs / 60_000).toFixed(1)} minutes in this run`,
      ...failed,
      `Use it: ${await commandToTry(workspaces, context)}`,
    ];
    return {
      document: documents.length === 1 ? documents[0] : documents,
      text: text.join('\n'),
      ok: failed.length === 0,
    };
  },
});
