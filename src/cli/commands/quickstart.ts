import { z } from 'zod';
import { runPipeline } from '../../pipeline/run.ts';
import { writeReport } from '../../pipeline/stages/report.ts';
import type { Workspace } from '../../pipeline/workspace.ts';
import { jointName, nameIn } from '../../records/checkpoint.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { defineCommand } from '../command.ts';
import { figuresText } from '../figures-text.ts';
import { openWorkspaces } from '../open-workspace.ts';
import { callName } from '../package-json.ts';
import { profileOf, profileOptions, profileShape } from '../profile-options.ts';

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
      `Use it: ${await useOf(workspaces)}`,
    ];
    return { document: documents.length === 1 ? documents[0] : documents, text: text.join('\n') };
  },
});

/** A command to try: what LAM4 was asked in a test and did, on the same template. */
async function useOf(workspaces: readonly Workspace[]): Promise<string> {
  const { store, app } = workspaces[0]!;
  const policy = nameIn(app.name, { phase: 'LAM4', app: jointName(workspaces.map((w) => w.app)) });
  const tested = { app: app.name, policy, split: 'test-parameters' };
  for await (const { outcome, request, template } of store.each<Trajectory>('trajectory', tested)) {
    if (!outcome.success) continue;
    return `${callName} run '${request.replaceAll("'", "'\\''")}' --app ${app.name} --template ${template}`;
  }
  return `${callName} run '…' --app ${app.name}`;
}
