import type { Workspace } from '../../pipeline/workspace.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import { jointName, nameIn } from '../../records/models/checkpoint.ts';
import type { CommandContext } from '../command.ts';
import { defaultWorkspace } from '../options/global-options.ts';
import { callName } from '../package-json.ts';
import { shellWord } from './shell-word.ts';

/** The command that lets these applications' LAM do what LAM4 was asked in a test and did, on the same template. */
export async function commandToTry(
  workspaces: readonly Pick<Workspace, 'store' | 'app'>[],
  context: Pick<CommandContext, 'app' | 'workspace'>,
): Promise<string> {
  const { store, app } = workspaces[0]!;
  const policy = nameIn(app.name, { phase: 'LAM4', app: jointName(workspaces.map((w) => w.app)) });
  const where = ['--app', (context.app ?? app.name).split(',')[0]!];
  if (context.workspace !== defaultWorkspace) where.push('--workspace', context.workspace);
  const command = (...words: string[]) => [callName, 'run', ...words.map((word) => shellWord(word))].join(' ');
  const tested = { app: app.name, policy, split: 'test-parameters' };
  for await (const { outcome, request, template } of store.each<Trajectory>('trajectory', tested)) {
    if (outcome.success) return command(request, ...where, '--template', template);
  }
  return command('…', ...where);
}
