import { loadApp } from '../app-pack/load-app.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { LamwrightError } from '../records/error.ts';
import type { CommandContext } from './command.ts';

/** The application that commands work on where --app does not say: the one of the quickstart. */
const defaultApp = 'tiddlywiki';

/** Store and app pack together, with the command's seed, workers, signal and progress. */
export async function openWorkspace(context: CommandContext): Promise<Workspace> {
  const app = await loadApp(context.app ?? defaultApp);
  if (app.families.length === 0) {
    throw new LamwrightError('APP_MALFORMED', `The app pack "${app.name}" has no task families yet.`, {
      remedy: 'Write families first: docs/app-packs.md shows how. `lamwright run` works without them.',
    });
  }
  const { seed, workers, signal, onProgress } = context;
  return { dir: context.workspace, store: await context.openStore(), app, seed, workers, signal, onProgress };
}
