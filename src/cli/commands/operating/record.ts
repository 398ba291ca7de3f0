import { createInterface } from 'node:readline';
import { z } from 'zod';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { actLines } from '../../../trajectories/recording/in-words/act-lines.ts';
import { type Demonstrated, recordDemonstration } from '../../../trajectories/recording/record-demonstration.ts';
import { anyPage } from '../../any-page.ts';
import { type CommandContext, defineCommand } from '../../command.ts';
import { callName } from '../../package-json.ts';
import { shellWord } from '../../telling/shell-word.ts';

export const recordCommand = defineCommand({
  name: 'record',
  summary: 'follow you in a web application, and make a trajectory and a plan of what you do',
  arguments: [['<request>', 'what you are going to do, in words']],
  options: [
    ['--url <address>', 'an application that is already running (default: a fresh copy of a template)'],
    ['--template <name>', 'template to start from'],
    ['--no-check', 'do not do the plan again on a fresh copy'],
    ['--headless', 'for tests: without a window'],
  ],
  schema: z.object({
    request: z.string().trim().min(1, 'expected what you are going to do, in words'),
    url: z.url('expected an address such as http://127.0.0.1:8080').optional(),
    template: z.string().optional(),
    check: z.boolean().default(true),
    headless: z.boolean().default(false),
  }),
  run: async ({ request, url, template, check, headless }, context) => {
    const { seed, say } = context;
    const app = context.app === undefined && url !== undefined ? anyPage() : await loadApp(context.app ?? 'tiddlywiki');
    const store = await context.openStore();
    const lines = actLines(say);
    say(`Opening ${url ?? app.title} …`);
    const made = await recordDemonstration({
      app,
      request,
      url,
      template,
      seed,
      check,
      headless,
      say,
      onActs: lines.onActs,
      person: async () => {
        say('Recording: work in the window. Close it when you are done, or press Enter or Ctrl-C here.');
        await toldToEnd(context.signal);
      },
      onEnd: lines.end,
    });
    if (!made) {
      const text =
        'Nothing was recorded: nothing was done in the window. Run it again, and do in the window what you want to show.';
      return { document: { request, trajectory: null, plan: [] }, text, ok: false };
    }
    await store.put('trajectory', [made.trajectory]);
    if (made.pair) await store.put('plan', [made.pair]);
    return resultOf(made, context, url);
  },
});

function resultOf(made: Demonstrated, context: CommandContext, url: string | undefined) {
  const { trajectory, plan, doubts, end } = made;
  const { outcome, template, request, steps } = trajectory;
  const where = [
    ...(url === undefined ? ['--app', context.app ?? trajectory.app, '--template', template] : ['--url', url]),
    ...(context.app !== undefined && url !== undefined ? ['--app', context.app] : []),
  ];
  const command = [
    callName,
    'run',
    ...[request, '--plan', plan.join('; '), ...where].map((word) => shellWord(word)),
  ].join(' ');
  const verdict = outcome.success ? `Good: ${outcome.reason}.` : `Kept, and not marked as good: ${outcome.reason}.`;
  const text = [
    ...(end === 'crashed' ? ['The page crashed; what was recorded until then is kept.'] : []),
    `${steps.length} ${steps.length === 1 ? 'act' : 'acts'}; the plan:`,
    ...plan.map((step, i) => `  ${i + 1}. ${step}`),
    ...doubts,
    verdict,
    `Trajectory ${trajectory.id}. To do it again:`,
    command,
  ].join('\n');
  const document = {
    request,
    trajectory: trajectory.id,
    plan,
    doubts,
    outcome,
    end,
    planRecord: made.pair?.id ?? null,
    command,
  };
  return { document, text, ok: outcome.failure === null };
}

/** Resolves at Enter or Ctrl-C in the terminal. */
function toldToEnd(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    if (!process.stdin.isTTY) return;
    const terminal = createInterface({ input: process.stdin });
    // A terminal that is read from keeps the process alive.
    terminal.once('line', () => terminal.close()).once('close', () => resolve());
    signal.addEventListener('abort', () => terminal.close(), { once: true });
  });
}
