import { z } from 'zod';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { checkApp } from '../../../trajectories/gate.ts';
import { defineCommand } from '../../command.ts';
import { withFamilies } from '../../open-workspace.ts';
import { wholeNumber } from '../../options/global-options.ts';

export const checkCommand = defineCommand({
  name: 'check',
  summary: 'the gate of an app pack: doing nothing fails, the reference passes, wrong parameters fail, reset restores',
  arguments: [['[app]', 'app pack (default: --app, then tiddlywiki)']],
  options: [
    ['--seeds <n>', 'seeds for each family (default 3)'],
    ['--families <names>', 'only these, separated by commas'],
  ],
  schema: z.object({
    app: z.string().optional(),
    seeds: wholeNumber.min(1).default(3),
    families: z.string().optional(),
  }),
  run: async (input, { app: named, workers, signal, progress }) => {
    const app = withFamilies(await loadApp(input.app ?? named ?? 'tiddlywiki'));
    let line: ReturnType<typeof progress> | undefined;
    const report = await checkApp({
      app,
      seeds: input.seeds,
      families: input.families?.split(','),
      workers,
      signal,
      onProgress: ({ done, total, family, failures }) => {
        line ??= progress(`check ${app.name}`, total);
        line.update(done, { note: `${family}${failures > 0 ? `, ${failures} failures` : ''}` });
      },
    });
    line?.end();
    const { families, heldOut, seeds, failures } = report;
    const text = [
      ...failures.map((f) => `FAIL ${f.family} seed ${f.seed} ${f.check}: ${f.reason}`),
      `${families} families (${heldOut} held out), ${seeds} seeds, ${failures.length} failures`,
    ].join('\n');
    return { document: report, text, ok: failures.length === 0 };
  },
});
