import { z } from 'zod';
import { type AgreementRow, agreementRows } from '../evaluation/agreement.ts';
import type { Estimate } from '../evaluation/statistics.ts';
import { yieldOf, yieldText } from '../evaluation/yield.ts';
import { ofPack } from '../exchange/ufo/pairs.ts';
import { readUfoTasks, rejectedText } from '../exchange/ufo/read-tasks.ts';
import { makePlans, makeTasks } from '../pipeline/stages/data.ts';
import { drawSources } from '../pipeline/stages/instance-sources.ts';
import { executeAll, instantiateAll, runsOf } from '../pipeline/stages/instances.ts';
import { keepTime } from '../pipeline/working-time.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { LamwrightError } from '../records/error.ts';
import { templateWays } from '../records/tasks/instance.ts';
import type { InstanceSource } from '../tasks/instantiate/instantiate.ts';
import type { CommandContext, CommandResult } from './command.ts';
import { openWorkspace } from './open-workspace.ts';
import { chatOptions, chatShape, openCommandChat } from './options/chat-options.ts';
import { wholeNumber } from './options/global-options.ts';
import { profileOf, profileShape } from './options/profile-options.ts';
import { failedForGood } from './telling/failed-for-good.ts';

/** Options of the paper's own flow, where a chat model makes tasks concrete (section 3.2). */
export const sourceOptions = [
  ...chatOptions,
  ['--from <path>', 'with --chat: a task file of the reference, or a folder of them'],
  ['--named <name>', 'with --from: what the files call the application, where it is not its own name ("word", say)'],
  ['--tasks <n>', 'with --chat: train tasks of families, which a verifier decides (default 10; with --from 0)'],
  ['--pairs <n>', 'with --chat: pairs of the documentation, which the judge decides (default 10; with --from 0)'],
  ['--way <name>', 'with --chat: how a template is chosen: text (default), model, embedding or random'],
] as const;

export const sourceShape = {
  ...profileShape,
  ...chatShape,
  from: z.string().min(1).optional(),
  named: z.string().min(1).optional(),
  tasks: wholeNumber.min(0, 'expected 0 or more').optional(),
  pairs: wholeNumber.min(0, 'expected 0 or more').optional(),
  way: z.enum(templateWays).exclude(['given']).default('text'),
};

export const executeOptions = [
  ['--expert <name>', 'with --chat: open-loop (default, as in the paper), or chat: the chat model decides every step'],
  ['--view <steps>', 'with --chat: what the judge is shown: all steps (default) or the ends'],
  [
    '--verifiers',
    'with --chat: have a verifier written for each pair that the judge finds done; it counts if it passes a gate',
  ],
  ['--pictures', 'with --chat: keep a screenshot of each step, and show them to a judge that sees'],
] as const;

export const executeShape = {
  expert: z.enum(['open-loop', 'chat']).default('open-loop'),
  view: z.enum(['all', 'ends']).default('all'),
  verifiers: z.boolean().default(false),
  pictures: z.boolean().default(false),
};

type SourceInput = z.output<z.ZodObject<typeof sourceShape>>;
type ExecuteInput = z.output<z.ZodObject<typeof executeShape>>;

/** True where a command is asked for a chat model. Throws USAGE for options that mean nothing without one. */
export function wantsChat(
  input: Pick<SourceInput, 'chat' | 'replay' | 'budget' | 'from' | 'tasks' | 'pairs'>,
): boolean {
  if (input.chat !== undefined || input.replay !== false) return true;
  const alone = (['budget', 'from', 'tasks', 'pairs'] as const).find((name) => input[name] !== undefined);
  if (alone === undefined) return false;
  throw new LamwrightError('USAGE', `--${alone} goes with --chat, and there is none.`, {
    remedy: 'Add --chat, alone for the local model or with the name of another (docs/chat.md).',
  });
}

/** Sources to instances; with `execute` to judged trajectories, too: the reference's three modes, each doing what is still missing. */
export async function runChatFlow(
  input: SourceInput,
  execute: ExecuteInput | null,
  context: CommandContext,
): Promise<CommandResult> {
  const workspace = await openWorkspace(context);
  const chat = await openCommandChat(input, context);
  try {
    return await keepTime([workspace], async () => {
      const sources = await sourcesFor(workspace, input, context);
      const instances = await instantiateAll(workspace, { chat, sources, way: input.way });
      if (execute) await executeAll(workspace, { ...execute, chat, instances });
      const runs = execute ? await runsOf(workspace, { ...execute, chat, instances }) : [];
      const made = yieldOf(instances, runs);
      const agreement = agreementRows(runs.map(({ judgement }) => judgement));
      const spent = chat.spent();
      const failed = await failedForGood(workspace.store);
      const paid = `${spent.calls} calls paid for: ${spent.tokens.in} tokens in, ${spent.tokens.out} out, ${(spent.ms / 1000).toFixed(0)} s`;
      return {
        document: { ...made, agreement, spent },
        text: [...yieldText(made), ...agreement.map(agreementText), paid, ...failed].join('\n'),
        ok: failed.length === 0 && instances.some(({ error }) => error === null),
      };
    });
  } finally {
    await chat.close();
  }
}

async function sourcesFor(workspace: Workspace, input: SourceInput, context: CommandContext) {
  const profile = profileOf(input, context.seed);
  const files = await sourcesOfFiles(workspace, input, context);
  const usual = input.from === undefined ? 10 : 0;
  const { tasks = usual, pairs = usual } = input;
  if (tasks > 0 || pairs > 0) await makeTasks(workspace, profile);
  if (pairs > 0) await makePlans(workspace, profile);
  return [...files, ...(await drawSources(workspace, { tasks, pairs }))];
}

/** The entries of task files that are of this application; the others, and what could not be read, are told. */
async function sourcesOfFiles(
  { app }: Workspace,
  { from, named }: SourceInput,
  { say }: CommandContext,
): Promise<InstanceSource[]> {
  if (from === undefined) return [];
  const { sources, rejected } = await readUfoTasks(from);
  const { own, ofOthers } = ofPack(sources, { ...app, named: named === undefined ? [] : [named] });
  for (const one of rejected) say(`left out: ${rejectedText(one)}`);
  const others = [...new Set(ofOthers.map((source) => source.app))].join(', ');
  if (own.length === 0) {
    throw new LamwrightError('SOURCE_MALFORMED', `${from} has no task of ${app.title}, only of ${others}.`, {
      remedy: 'Where the files call it so, give that name with --named; else name the right application with --app.',
    });
  }
  if (others) say(`${ofOthers.length} tasks of other applications left out (${others}): --named takes one in`);
  return own.map(({ app: _, ...source }) => source);
}

function agreementText({ n, unsure, agreement, precision, recall }: AgreementRow): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  const shown = ({ value, low, high }: Estimate) => `${percent(value)} % [${percent(low)}, ${percent(high)}]`;
  return `judge against verifier, n ${n}: agreement ${shown(agreement)}, precision ${shown(precision)}, recall ${shown(recall)}, ${unsure} unsure`;
}
