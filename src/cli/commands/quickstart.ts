import { z } from 'zod';
import { runPipeline } from '../../pipeline/run.ts';
import { writeReport } from '../../pipeline/stages/report.ts';
import { defineCommand } from '../command.ts';
import { figuresText } from '../figures-text.ts';
import { openWorkspaces } from '../open-workspace.ts';
import { callName } from '../package-json.ts';
import { profileOf, profileOptions, profileShape } from '../profile-options.ts';

/** What one may ask of the packs that come with Lamwright. */
const requests: Record<string, string> = {
  tiddlywiki: 'Create a tiddler called Hello',
  writer: 'Make the word "rain" bold',
};

export const quickstartCommand = defineCommand({
  name: 'quickstart',
  summary: 'the whole road, on TiddlyWiki or another app pack: documentation to a trained LAM and its report',
  options: profileOptions,
  schema: z.object(profileShape),
  run: async (input, context) => {
    const workspaces = await openWorkspaces(context);
    context.say(
      `Making a LAM for ${workspaces.map(({ app }) => app.title).join(' and ')} in ${context.workspace}. Ctrl-C stops; the same command goes on.`,
    );
    const { workedMs } = await runPipeline(workspaces, profileOf(input, context.seed));
    const reports = [];
    for (const workspace of workspaces) reports.push(await writeReport(workspace));
    const documents = reports.map(({ file, figures: { curves: _, ...figures } }) => ({ file, ...figures }));
    const text = [
      ...documents.flatMap(({ file, ...figures }) => [figuresText(figures), '', `Report: ${file}`]),
      `${(workedMs / 60_000).toFixed(1)} minutes in this run`,
      `Use it: ${callName} run "${requests[workspaces[0]!.app.name] ?? '…'}" --app ${workspaces[0]!.app.name}`,
    ];
    return { document: documents.length === 1 ? documents[0] : documents, text: text.join('\n') };
  },
});
