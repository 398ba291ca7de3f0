import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app-pack/app.ts';
import { loadApp } from '../app-pack/loading/load-app.ts';
import { withLearnt } from '../pipeline/learning/learnt-app.ts';
import { openSource, sourceIn } from '../pipeline/learning/source.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { LamwrightError } from '../records/error.ts';
import type { CommandContext } from './command.ts';

/** The application that commands work on where --app does not say: the one of the quickstart. */
const defaultApp = 'tiddlywiki';

/** Store and app pack together, with the command's seed, workers, signal and progress. */
export async function openWorkspace(context: CommandContext): Promise<Workspace> {
  const [workspace, ...more] = await openWorkspaces(context);
  if (more.length === 0) return workspace!;
  throw new LamwrightError('USAGE', 'This command works on one application at a time.', {
    remedy: 'Name one with --app; quickstart, train and eval make one LAM for several.',
  });
}

/** The same for every application that --app names, parted by commas: one store for all. */
export async function openWorkspaces(context: CommandContext): Promise<Workspace[]> {
  const learnt = context.app === undefined ? await learntIn(context) : null;
  const apps = learnt ? [withFamilies(learnt)] : [];
  for (const name of learnt ? [] : (context.app ?? defaultApp).split(',')) apps.push(withFamilies(await loadApp(name)));
  const { seed, workers, signal, onProgress } = context;
  const store = await context.openStore();
  return apps.map((app) => ({ dir: context.workspace, store, app, seed, workers, signal, onProgress }));
}

/** The application that was learnt in this workspace, with its families; null where none was. */
export async function learntIn({
  workspace,
  openStore,
  say,
}: Pick<CommandContext, 'workspace' | 'openStore' | 'say'>): Promise<App | null> {
  if (!existsSync(join(workspace, 'lamwright.db'))) return null;
  const store = await openStore();
  const source = await sourceIn(store);
  return source && withLearnt(await openSource(source, say), store);
}

/** The pack as it is; throws APP_MALFORMED where it has no families. */
export function withFamilies(app: App): App {
  if (app.families.length > 0) return app;
  throw new LamwrightError('APP_MALFORMED', `The app pack "${app.name}" has no task families yet.`, {
    remedy: 'Write families first: docs/app-packs.md shows how. `lamwright run` works without them.',
  });
}
