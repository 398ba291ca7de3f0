import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import type { LamPolicy } from '../../agent/policies/lam.ts';
import { runEpisode } from '../../agent/run-episode.ts';
import type { Confirm } from '../../agent/safety.ts';
import { loadApp } from '../../app-pack/load-app.ts';
import { openLam } from '../../pipeline/stages/lam-source.ts';
import { checkpointsDir } from '../../pipeline/stages/training.ts';
import type { Checkpoint } from '../../records/checkpoint.ts';
import { LamwrightError } from '../../records/error.ts';
import { defineCommand } from '../command.ts';
import { wholeNumber } from '../global-options.ts';

export const runCommand = defineCommand({
  name: 'run',
  summary: 'let the LAM do a request in the application, step by step; risky acts ask first',
  arguments: [['<request>', 'what to do, in words']],
  options: [
    ['--url <address>', 'an application that is already running (default: a fresh copy of a template)'],
    ['--template <name>', 'template to start from'],
    ['--checkpoint <id>', 'which model (default: the last LAM4)'],
    ['--steps <n>', 'at most so many steps (default 20)'],
    ['--yes', 'do risky acts without asking'],
    ['--dry-run', 'show the plan and the first decision, act never'],
  ],
  schema: z.object({
    request: z.string().min(1),
    url: z.url('expected an address such as http://127.0.0.1:8080').optional(),
    template: z.string().optional(),
    checkpoint: z.string().optional(),
    steps: wholeNumber.min(1).default(20),
    yes: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  run: async (input, context) => {
    const app = await loadApp(context.app ?? 'tiddlywiki');
    const store = await context.openStore();
    const checkpoint = pickCheckpoint(await store.list<Checkpoint>('checkpoint', { app: app.name }), input.checkpoint);
    const lam = await openLam(checkpointsDir({ dir: context.workspace }), checkpoint);
    const template = input.template ?? app.templates[0]?.name ?? '';
    const running = input.url ? null : await app.start({ template, dir: await mkdtemp(join(tmpdir(), 'lamwright-run-')) });
    const host = await app.environment();
    try {
      const session = await lam.open();
      const policy: LamPolicy = session.policy();
      const environment = await host.open({ url: input.url ?? running!.url });
      let planned = false;
      const episode = await runEpisode({
        policy,
        environment,
        task: { request: input.request },
        limits: { steps: input.steps, ms: 300_000 },
        seed: context.seed,
        signal: context.signal,
        dryRun: input.dryRun,
        safety: { risks: app.risks, confirm: input.yes ? async () => true : askOnTerminal },
        onStep: (_step, line) => {
          if (!planned) for (const [i, step] of policy.plan().entries()) context.say(`  plan ${i + 1}. ${step}`);
          planned = true;
          context.say(line);
        },
      });
      await environment.close();
      const ok = episode.end === 'finish' || input.dryRun;
      const reason = episode.failure ? `: ${episode.failure.type}, ${episode.failure.detail}` : '';
      const document = { request: input.request, checkpoint: checkpoint.id, plan: policy.plan(), ...episode };
      return { document, text: `${episode.end}${reason} (${episode.steps.length} steps)`, ok };
    } finally {
      await Promise.allSettled([host.close(), lam.close(), running?.stop()]);
    }
  },
});

function pickCheckpoint(all: readonly Checkpoint[], id: string | undefined): Checkpoint {
  const found = id === undefined ? all.filter((c) => c.phase === 'LAM4').at(-1) : all.find((c) => c.id === id);
  if (found) return found;
  throw new LamwrightError('MODEL_FAILED', id === undefined ? 'This workspace holds no trained LAM yet.' : `There is no checkpoint ${id}.`, {
    remedy: 'Make one with `lamwright quickstart`, or name a workspace that has one with --workspace.',
  });
}

/** Asks on the terminal; where there is none the answer is no. */
const askOnTerminal: Confirm = async (risk) => {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`This would ${risk.kind}: ${risk.detail}. Do it? [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
};
