import { z } from 'zod';
import { runPipeline } from '../../pipeline/run.ts';
import { writeReport } from '../../pipeline/stages/report.ts';
import type { Workspace } from '../../pipeline/workspace.ts';
import { jointName, nameIn } from '../../records/checkpoint.ts';
import type { Trajectory } from '../../records/trajectory.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { failedForGood } from '../failed-for-good.ts';
import { figuresText } from '../figures-text.ts';
import { defaultWorkspace } from '../global-options.ts';
import { openWorkspaces } from '../open-workspace.ts';
import { callName } from '../package-json.ts';
import { profileOf, profileOptions, profileShape } from '../profile-options.ts';
import { shellWord } from '../shell-word.ts';

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
    const failed = await failedForGood(workspaces[0]!.store);
    const text = [
      ...documents.flatMap(({ file, ...figures }) => [figuresText(figures), '', `Report: ${file}`]),
      `${(workedMs / 60_000).toFixed(1)} minutes in this run`,
      ...failed,
      `Use it: ${await useOf(workspaces, context)}`,
    ];
    return {
      document: documents.length === 1 ? documents[0] : documents,
      text: text.join('\n'),
      ok: failed.length === 0,
    };
  },
});

/** A command to try: what LAM4 was asked in a test and did, on the same template. */
async function useOf(workspaces: readonly Workspace[], context: CommandContext): Promise<string> {
  const { store, app } = workspaces[0]!;
  const named = (context.app ?? app.name).split(',')[0]!;
  const where = `--app ${shellWord(named)}${context.workspace === defaultWorkspace ? '' : ` --workspace ${shellWord(context.workspace)}`}`;
  const policy = nameIn(app.name, { phase: 'LAM4', app: jointName(workspaces.map((w) => w.app)) });
  const tested = { app: app.name, policy, split: 'test-parameters' };
  for await (const { outcome, request, template } of store.each<Trajectory>('trajectory', tested)) {
    if (!outcome.success) continue;
    return `${callName} run ${shellWord(request)} ${where} --template ${template}`;
  }
  return `${callName} run '…' ${where}`;
}
