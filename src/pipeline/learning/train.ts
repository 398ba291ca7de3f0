import type { Embed } from '../../agent/recall/fitting/meaning.ts';
import type { BaseName } from '../../training/base.ts';
import { quickstart } from '../profiles.ts';
import { runPipeline } from '../run.ts';
import { keepSchedule } from '../schedule/keep-schedule.ts';
import type { Workspace } from '../workspace.ts';
import { shares } from './discover.ts';

/** The four phases on discovered families and their tests: the road of written ones, fitted to what is left of the minutes. */
export async function train(
  workspace: Workspace,
  options: { minutes: number; base: BaseName; embed?: Embed; notice: (line: string) => void },
): Promise<void> {
  const profile = await keepSchedule([workspace], quickstart(options.base, workspace.seed), {
    minutes: Math.max(1, Math.round(options.minutes * shares.train)),
    mayChangeBase: false,
    tell: options.notice,
  });
  await runPipeline([workspace], profile, { embed: options.embed });
}
