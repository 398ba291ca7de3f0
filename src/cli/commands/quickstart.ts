import { z } from 'zod';
import { runPipeline } from '../../pipeline/run.ts';
import { writeReport } from '../../pipeline/stages/report.ts';
import { defineCommand } from '../command.ts';
import { figuresText } from '../figures-text.ts';
import { openWorkspace } from '../open-workspace.ts';
import { callName } from '../package-json.ts';
import { profileOf, profileOptions, profileShape } from '../profile-options.ts';

export const quickstartCommand = defineCommand({
  name: 'quickstart',
  summary: 'the whole road, on TiddlyWiki or another app pack: documentation to a trained LAM and its report',
  options: profileOptions,
  schema: z.object(profileShape),
  run: async (input, context) => {
    const workspace = await openWorkspace(context);
    context.say(
      `Making a LAM for ${workspace.app.title} in ${context.workspace}. Ctrl-C stops; the same command goes on.`,
    );
    const { workedMs } = await runPipeline(workspace, profileOf(input, context.seed));
    const { file, figures } = await writeReport(workspace);
    const { curves: _, ...document } = figures;
    const text = [
      figuresText(figures),
      '',
      `Report: ${file} (${(workedMs / 60_000).toFixed(1)} minutes in this run)`,
      `Use it: ${callName} run "Create a tiddler called Hello" --app ${workspace.app.name}`,
    ];
    return { document: { file, ...document }, text: text.join('\n') };
  },
});
