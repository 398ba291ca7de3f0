import { z } from 'zod';
import { runEpisode } from '../../../agent/loop/run-episode.ts';
import { planFollower } from '../../../agent/policies/following/plan-follower.ts';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import type { Control } from '../../../records/screen/control.ts';
import { defineCommand } from '../../command.ts';
import { openApplication } from '../../open-application.ts';
import { stepsInWords } from '../../telling/steps-in-words.ts';

export const lookCommand = defineCommand({
  name: 'look',
  summary: 'list the controls on screen by type and name, for writing families',
  options: [
    ['--url <address>', 'an application that is already running (default: a fresh copy of a template)'],
    ['--attach', 'the desktop application that you have open, in your own session'],
    ['--template <name>', 'template to start from'],
    ['--plan <steps>', 'steps in words to do first, parted by ";"'],
  ],
  schema: z.object({
    url: z.url('expected an address such as http://127.0.0.1:8080').optional(),
    attach: z.boolean().default(false),
    template: z.string().optional(),
    plan: z.string().optional(),
  }),
  run: async (input, context) => {
    const app = await loadApp(context.app ?? 'tiddlywiki');
    const plan = input.plan === undefined ? undefined : stepsInWords(input.plan);
    const { environment, close } = await openApplication(app, input);
    try {
      let early: string | null = null;
      if (plan) {
        const { end, failure } = await runEpisode({
          policy: planFollower(),
          environment,
          task: { request: input.plan!, plan },
          limits: { steps: 60, ms: 120_000 },
          seed: context.seed,
          signal: context.signal,
          onStep: (_step, line) => context.say(line),
        });
        if (end !== 'finish') early = `The plan ended early: ${failure?.detail ?? end}`;
        if (early) context.say(early);
      }
      const { window, messages, controls } = await environment.observe();
      const text = [window.title, ...messages.map((message) => `message: ${message}`), ...controls.map(line)].join(
        '\n',
      );
      return { document: { ...(early ? { early } : {}), window, messages, controls }, text, ok: early === null };
    } finally {
      await close();
    }
  },
});

function line({ type, name, guessed, states, value, container }: Control): string {
  const parts = [
    `${type.padEnd(9)} ${JSON.stringify(name)}`,
    guessed ? '(a guess)' : '',
    value === undefined ? '' : `= ${JSON.stringify(value)}`,
    states.length > 0 ? `(${states.join(', ')})` : '',
    container ? `in ${JSON.stringify(container)}` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
