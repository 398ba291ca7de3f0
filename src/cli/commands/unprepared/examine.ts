import { z } from 'zod';
import { chatPolicy } from '../../../agent/policies/chat.ts';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import type { Examination, ExamRow } from '../../../evaluation/examination/examination.ts';
import { examinationDir, examine } from '../../../pipeline/stages/examine.ts';
import { retrievalOf } from '../../../pipeline/stages/retrieval.ts';
import { LamwrightError } from '../../../records/error.ts';
import { type Checkpoint, isTrainedFor } from '../../../records/models/checkpoint.ts';
import { openStore } from '../../../store/open-store.ts';
import { defineCommand } from '../../command.ts';
import { withFamilies } from '../../open-workspace.ts';
import { chatOptions, chatShape, openCommandChat } from '../../options/chat-options.ts';
import { wholeNumber } from '../../options/global-options.ts';
import { failedForGood } from '../../telling/failed-for-good.ts';

export const examineCommand = defineCommand({
  name: 'examine',
  summary: 'examines what was learnt from an unprepared application on the written task families of its pack',
  options: [
    ['--tasks <n>', 'tasks, in turn of every written family, half in the words of a second author (default 200)'],
    ['--checkpoint <id>', 'which LAM (default: the last LAM4)'],
    ['--earlier <n>', 'the first so many tasks are also given to LAM1, LAM2 and LAM3 (default 0)'],
    ['--writes-plans <n>', 'and to the LAM without the plans that it remembers (default 0)'],
    ['--recall <n>', 'and to what the LAM remembers, followed without its model (default 0)'],
    ['--chat-tasks <n>', 'with --chat: the first so many tasks are also given to the chat model (default 40)'],
    ...chatOptions,
  ],
  schema: z.object({
    tasks: wholeNumber.min(2, 'expected 2 or more').default(200),
    checkpoint: z.string().optional(),
    earlier: wholeNumber.min(0).default(0),
    writesPlans: wholeNumber.min(0).default(0),
    recall: wholeNumber.min(0).default(0),
    chatTasks: wholeNumber.min(1, 'expected 1 or more').default(40),
    ...chatShape,
  }),
  run: async (input, context) => {
    const written = withFamilies(await loadApp(context.app ?? 'tiddlywiki'));
    const { seed, workers, signal, onProgress, say } = context;
    const store = await context.openStore();
    const workspace = { dir: context.workspace, store, app: written, seed, workers, signal, onProgress };
    const checkpoints = await store.list<Checkpoint>('checkpoint');
    const checkpoint = checkpoints.findLast(
      ({ id, app, phase }) =>
        isTrainedFor(app, written.name) &&
        (input.checkpoint === undefined ? phase === 'LAM4' : id === input.checkpoint),
    );
    if (!checkpoint) {
      throw new LamwrightError('MODEL_FAILED', 'This workspace holds no such LAM.', {
        remedy: `Make one with \`lamwright learn --app ${written.name} --workspace ${context.workspace}\`.`,
      });
    }
    const model = input.chat === undefined ? undefined : await openCommandChat(input, context);
    try {
      const retrieve = model && (await retrievalOf(workspace, ['docs']));
      const chat = model && {
        policy: () => chatPolicy({ chat: model, rules: written, retrieve, signal, log: say }),
        name: chatPolicy({ chat: model, rules: written, retrieve }).name,
        tasks: input.chatTasks,
      };
      const { tasks, earlier, writesPlans, recall } = input;
      const before = parentsOf(checkpoint, checkpoints).map((checkpoint) => ({ checkpoint, tasks: earlier }));
      const others = [...before, { checkpoint, tasks: writesPlans, writesPlans: true }];
      const examination = await examine(workspace, { written, tasks, checkpoint, others, recall, chat });
      const dir = examinationDir(workspace.dir);
      const runs = await openStore({ dir });
      const failed = await failedForGood(runs, dir).finally(() => runs.close());
      return {
        document: { app: written.name, seed, ...examination },
        text: [textOf(examination), ...failed].join('\n'),
      };
    } finally {
      await model?.close();
    }
  },
});

/** The LAMs that it was trained from, the nearest first. */
function parentsOf({ parent }: Checkpoint, all: readonly Checkpoint[]): Checkpoint[] {
  const found = all.find(({ id }) => id === parent);
  return found ? [found, ...parentsOf(found, all)] : [];
}

const percent = (x: number) => (100 * x).toFixed(1);

function textOf({ rows, paired, families }: Examination): string {
  return [
    `Examination on ${families} written families`,
    ...rows.map(lineOf),
    'Paired (McNemar)',
    ...paired.map(
      (r) =>
        `  ${r.first} -> ${r.second} ${r.part}, n ${r.n}: ${percent(r.difference)}, won ${r.onlySecond}, lost ${r.onlyFirst}, p ${r.p.toPrecision(2)}`,
    ),
  ].join('\n');
}

function lineOf({ policy, part, n, tsr, refused, failures }: ExamRow): string {
  const why = Object.entries(failures).map(([type, count]) => `${type} ${count}`);
  return `  ${policy.padEnd(24)} ${part.padEnd(14)} n ${String(n).padStart(4)}  TSR ${percent(tsr.value)} [${percent(tsr.low)}, ${percent(tsr.high)}]  refused ${percent(refused.value)}  ${why.join(', ')}`;
}
