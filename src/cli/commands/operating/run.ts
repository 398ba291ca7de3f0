import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { runEpisode } from '../../../agent/loop/run-episode.ts';
import type { Confirm } from '../../../agent/safety/safety.ts';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { retrievalSources } from '../../../pipeline/stages/retrieval.ts';
import type { Step } from '../../../records/episode/trajectory.ts';
import { LamwrightError } from '../../../records/error.ts';
import { anyPage } from '../../any-page.ts';
import { defineCommand } from '../../command.ts';
import { openApplication } from '../../open-application.ts';
import { learntIn } from '../../open-workspace.ts';
import { chatOptions, chatShape } from '../../options/chat-options.ts';
import { wholeNumber } from '../../options/global-options.ts';
import { chatted, followed, trained } from '../../run/choose-policy.ts';
import { stepsInWords } from '../../telling/steps-in-words.ts';

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
    ...chatOptions,
    ['--retrieve <from>', 'what the chat model is given: docs, runs or both, parted by a comma (default: nothing)'],
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
    ...chatShape,
    retrieve: z
      .string()
      .transform((given) => given.split(',').map((one) => one.trim()))
      .pipe(z.array(z.enum(retrievalSources, 'expected docs, runs or docs,runs')))
      .default([]),
    anyway: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  run: async (input, context) => {
    const plan = input.plan === undefined ? undefined : stepsInWords(input.plan);
    const isChat = input.chat !== undefined || input.replay !== false;
    // A LAM is of an application; steps in words and a chat model go anywhere.
    const isAnyPage = context.app === undefined && input.url !== undefined && (isChat || plan !== undefined);
    const learnt = isAnyPage || context.app !== undefined ? null : await learntIn(context);
    const app = isAnyPage ? anyPage() : (learnt ?? (await loadApp(context.app ?? 'tiddlywiki')));
    if (isChat ? input.checkpoint !== undefined : input.retrieve.length > 0) {
      throw new LamwrightError(
        'USAGE',
        isChat ? '--chat takes no --checkpoint: a chat model acts, no LAM.' : '--retrieve is for a chat model.',
        { remedy: isChat ? 'Leave out one of them.' : 'Add --chat.' },
      );
    }
    const chosen = isChat
      ? await chatted(app, { ...input, plan }, context)
      : plan
        ? followed(plan)
        : await trained(app.name, input, context);
    try {
      const { environment, saved, close } = await openApplication(app, input);
      try {
        let told: readonly string[] = [];
        const episode = await runEpisode({
          policy: chosen.policy,
          environment,
          saved,
          task: { request: input.request, plan },
          limits: { steps: input.steps ?? (plan ? 60 : 20), ms: isChat ? 1_800_000 : 300_000 },
          seed: context.seed,
          signal: context.signal,
          dryRun: input.dryRun,
          looksBack: true,
          safety: { risks: app.risks, confirm: input.yes ? async () => true : askOnTerminal },
          onStep: ({ decision }, line) => {
            const plan = chosen.plan();
            if (plan !== told) for (const [i, step] of plan.entries()) context.say(`  plan ${i + 1}. ${step}`);
            told = plan;
            if (isChat && decision.thought) context.say(`  thought: ${oneLine(decision.thought)}`);
            context.say(line);
          },
        });
        const shown = input.dryRun && episode.end === 'stopped' && !context.signal.aborted;
        // A chat model says that it is done as easily as not.
        const isIdle = isChat && episode.end === 'finish' && !episode.steps.some(isAct);
        const ok = (episode.end === 'finish' && !isIdle) || shown;
        const reason = episode.failure
          ? `: ${episode.failure.type}, ${episode.failure.detail}`
          : isIdle
            ? ': it says that it is done, and has done nothing'
            : '';
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

const isAct = ({ decision, result }: Step): boolean => !['', 'wait'].includes(decision.function) && result.ok;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Asks on the terminal; where there is none the answer is no. */
const askOnTerminal: Confirm = async (risk) => {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D at the question are a no.
  const answer = await terminal.question(`This would ${risk.kind}: ${risk.detail}. Do it? [y/N] `).catch(() => '');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
};
