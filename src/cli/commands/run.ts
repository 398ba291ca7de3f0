import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { planFollower } from '../../agent/policies/plan-follower.ts';
import type { Policy } from '../../agent/policy.ts';
import { runEpisode } from '../../agent/run-episode.ts';
import type { Confirm } from '../../agent/safety.ts';
import { loadApp } from '../../app-pack/load-app.ts';
import { openLam } from '../../pipeline/stages/lam-source.ts';
import { checkpointsDir } from '../../pipeline/stages/training.ts';
import { type Checkpoint, isTrainedFor } from '../../records/checkpoint.ts';
import { LamwrightError } from '../../records/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { wholeNumber } from '../global-options.ts';
import { openApplication } from '../open-application.ts';
import { callName } from '../package-json.ts';
import { stepsInWords } from '../steps-in-words.ts';

export const runCommand = defineCommand({
  name: 'run',
  summary: 'let the LAM do a request in the application, step by step; risky acts ask first',
  arguments: [['<request>', 'what to do, in words']],
  options: [
    ['--url <address>', 'an application that is already running (default: a fresh copy of a template)'],
    ['--attach', 'the desktop application that you have open, in your own session'],
    ['--template <name>', 'template to start from'],
    ['--checkpoint <id>', 'which model (default: the last LAM4)'],
    ['--steps <n>', 'at most so many steps (default 20; with --plan 60)'],
    ['--yes', 'do risky acts without asking'],
    ['--plan <steps>', 'follow these steps in words instead of a model, parted by ";"'],
    ['--anyway', 'try also what nothing learnt covers, and guess where the plan does not help'],
    ['--dry-run', 'show the plan and the first decision, act never'],
  ],
  schema: z.object({
    request: z.string().min(1, 'expected what to do, in words'),
    url: z.url('expected an address such as http://127.0.0.1:8080').optional(),
    attach: z.boolean().default(false),
    template: z.string().optional(),
    checkpoint: z.string().optional(),
    steps: wholeNumber.min(1, 'expected a whole number from 1 on').optional(),
    yes: z.boolean().default(false),
    plan: z.string().min(1, 'expected steps in words').optional(),
    anyway: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  run: async (input, context) => {
    const app = await loadApp(context.app ?? 'tiddlywiki');
    const plan = input.plan === undefined ? undefined : stepsInWords(input.plan);
    const chosen = plan ? followed(plan) : await trained(app.name, input, context);
    try {
      const { environment, close } = await openApplication(app, input);
      try {
        let told: readonly string[] = [];
        const episode = await runEpisode({
          policy: chosen.policy,
          environment,
          task: { request: input.request, plan },
          limits: { steps: input.steps ?? (plan ? 60 : 20), ms: 300_000 },
          seed: context.seed,
          signal: context.signal,
          dryRun: input.dryRun,
          looksBack: true,
          safety: { risks: app.risks, confirm: input.yes ? async () => true : askOnTerminal },
          onStep: (_step, line) => {
            const plan = chosen.plan();
            if (plan !== told) for (const [i, step] of plan.entries()) context.say(`  plan ${i + 1}. ${step}`);
            told = plan;
            context.say(line);
          },
        });
        const shown = input.dryRun && episode.end === 'stopped' && !context.signal.aborted;
        const ok = episode.end === 'finish' || shown;
        const reason = episode.failure ? `: ${episode.failure.type}, ${episode.failure.detail}` : '';
        const document = {
          request: input.request,
          checkpoint: chosen.policy.checkpoint,
          plan: chosen.plan(),
          ...episode,
        };
        const text =
          episode.failure?.type === 'refused'
            ? `Not done, and nothing was touched. ${episode.failure.detail} To try all the same: --anyway.`
            : `${episode.end}${reason} (${episode.steps.length} steps)`;
        return { document, text, ok };
      } finally {
        await close();
      }
    } finally {
      await chosen.close();
    }
  },
});

type Chosen = { policy: Policy; plan(): string[]; close(): Promise<void> };

/** No model: the steps are the user's. */
const followed = (plan: string[]): Chosen => ({ policy: planFollower(), plan: () => plan, close: async () => {} });

async function trained(
  app: string,
  { checkpoint: id, anyway }: { checkpoint?: string; anyway: boolean },
  context: CommandContext,
): Promise<Chosen> {
  const store = await context.openStore();
  const trained = await store.list<Checkpoint>('checkpoint');
  const checkpoint = pickCheckpoint(
    trained.filter((c) => isTrainedFor(c.app, app)),
    app,
    id,
  );
  const lam = await openLam(checkpointsDir({ dir: context.workspace }), checkpoint, { anyway });
  const policy = (await lam.open()).policy();
  return { policy, plan: () => policy.plan(), close: () => lam.close() };
}

/** The last LAM4 of the application itself, else of it and others. */
function pickCheckpoint(all: readonly Checkpoint[], app: string, id: string | undefined): Checkpoint {
  const final = all.filter((c) => c.phase === 'LAM4');
  const last = final.findLast((c) => c.app === app) ?? final.at(-1);
  const found = id === undefined ? last : all.find((c) => c.id === id);
  if (found) return found;
  throw new LamwrightError(
    'MODEL_FAILED',
    id === undefined ? 'This workspace holds no trained LAM yet.' : `There is no checkpoint ${id}.`,
    {
      remedy: `Make one with \`${callName} train --app …\` (see docs/app-packs.md), name a workspace that has one with --workspace, or give the steps with --plan.`,
    },
  );
}

/** Asks on the terminal; where there is none the answer is no. */
const askOnTerminal: Confirm = async (risk) => {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D at the question are a no.
  const answer = await terminal.question(`This would ${risk.kind}: ${risk.detail}. Do it? [y/N] `).catch(() => '');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
};
