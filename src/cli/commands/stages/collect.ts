import { z } from 'zod';
import { makeTasks, trainTrajectories } from '../../../pipeline/stages/data.ts';
import { collectExpert } from '../../../pipeline/stages/phases.ts';
import { keepTime } from '../../../pipeline/working-time.ts';
import { humanDemonstrations } from '../../../trajectories/recording/demonstrations.ts';
import { executeOptions, executeShape, runChatFlow, sourceOptions, sourceShape, wantsChat } from '../../chat-flow.ts';
import { defineCommand } from '../../command.ts';
import { openWorkspace } from '../../open-workspace.ts';
import { profileOf, profileOptions } from '../../options/profile-options.ts';
import { failedForGood } from '../../telling/failed-for-good.ts';

export const collectCommand = defineCommand({
  name: 'collect',
  summary:
    'verified trajectories of the plan follower on every train task; with --chat the paper’s flow: instantiate, filter, execute, judge',
  options: [...profileOptions, ...sourceOptions, ...executeOptions],
  schema: z.object({ ...sourceShape, ...executeShape }),
  run: async (input, context) => {
    if (wantsChat(input)) return runChatFlow(input, input, context);
    const workspace = await openWorkspace(context);
    await makeTasks(workspace, profileOf(input, context.seed));
    const started = performance.now();
    const doneNow = await keepTime([workspace], () => collectExpert(workspace));
    const hours = (performance.now() - started) / 3.6e6;
    const all = await trainTrajectories(workspace, { policy: 'plan-follower' });
    const solved = all.filter((d) => d.trajectory.outcome.success).length;
    const perHour = doneNow > 0 ? Math.round(doneNow / hours) : null;
    const rate = perHour === null ? 'nothing was left to do' : `${doneNow} now, ${perHour} an hour`;
    const shown = await humanDemonstrations(workspace.store, workspace.app.name);
    const people = shown.good.length + shown.others;
    const told = people > 0 ? [`${people} shown by people, ${shown.good.length} of them good`] : [];
    const failed = await failedForGood(workspace.store);
    return {
      document: {
        trajectories: all.length,
        solved,
        doneNow,
        perHour,
        shownByPeople: { good: shown.good.length, others: shown.others },
      },
      text: [`${all.length} trajectories, ${solved} solved; ${rate}`, ...told, ...failed].join('\n'),
      ok: failed.length === 0 && solved > 0,
    };
  },
});
