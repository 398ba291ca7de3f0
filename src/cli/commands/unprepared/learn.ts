import { z } from 'zod';
import type { App } from '../../../app-pack/app.ts';
import { learntFamilies } from '../../../discovery/families/learnt.ts';
import { discover } from '../../../pipeline/learning/discover.ts';
import { withLearnt } from '../../../pipeline/learning/learnt-app.ts';
import { keepSource, openSource, sourceIn } from '../../../pipeline/learning/source.ts';
import { train } from '../../../pipeline/learning/train.ts';
import { embedderIfAny } from '../../../pipeline/stages/lam-meaning.ts';
import { writeReport } from '../../../pipeline/stages/report.ts';
import { LamwrightError } from '../../../records/error.ts';
import { escapePattern } from '../../../records/escape-pattern.ts';
import { baseNames } from '../../../training/base.ts';
import { defineCommand } from '../../command.ts';
import { chatOptions, chatShape, openCommandChat } from '../../options/chat-options.ts';
import { failedForGood } from '../../telling/failed-for-good.ts';
import { figuresText } from '../../telling/figures-text.ts';
import { shellWord } from '../../telling/shell-word.ts';
import { stepsInWords } from '../../telling/steps-in-words.ts';

export const learnCommand = defineCommand({
  name: 'learn',
  summary: 'explore an application that nobody prepared, find out what can be done in it, and train a LAM',
  options: [
    ['--start <command>', "a web application of yours, e.g. 'node-red -u {dir} -p {port}'"],
    ['--open <command>', "a desktop program of yours, e.g. 'mousepad {document}'"],
    ['--url <address>', 'where it is, with {port}; alone, one that runs: nothing is changed without --allow-changes'],
    ['--data <path>', 'folder or file of which each try has a fresh copy'],
    ['--docs <path...>', 'its documentation: files or folders'],
    ['--login <steps>', 'steps in words that log in, parted by ";"'],
    ['--minutes <n>', 'for all of it (default 90)'],
    ['--allow-changes', 'with --url alone: what is there may be changed'],
    ['--never <name...>', 'controls that are left alone, by words of their names'],
    ['--base <name>', `base model: ${baseNames.join(' or ')} (default smollm2-135m)`],
    ['--only-explore', 'end with the families and their words, before training'],
    ...chatOptions,
  ],
  schema: z.object({
    start: z.string().min(1).optional(),
    open: z.string().min(1).optional(),
    url: z.string().min(1).optional(),
    data: z.string().min(1).optional(),
    docs: z.array(z.string().min(1)).default([]),
    login: z.string().min(1).optional(),
    minutes: z.coerce.number('expected minutes').positive('expected minutes, more than 0').default(90),
    allowChanges: z.boolean().default(false),
    never: z.array(z.string().min(1)).default([]),
    base: z.enum(baseNames).default('smollm2-135m'),
    onlyExplore: z.boolean().default(false),
    ...chatShape,
  }),
  run: async (input, context) => {
    const { workspace: dir, seed, workers, signal, onProgress, say } = context;
    const store = await context.openStore();
    const { start, open, url, data, docs, allowChanges } = input;
    const login = input.login === undefined ? [] : stepsInWords(input.login);
    const isNamed = [start, open, url, context.app].some((given) => given !== undefined);
    const known = isNamed ? null : await sourceIn(store);
    if (!isNamed && !known) {
      throw new LamwrightError('USAGE', 'There is nothing to learn.', {
        remedy:
          "Name the application: --start 'COMMAND {dir} {port}', --open 'COMMAND {document}', --url ADDRESS or --app PACK.",
      });
    }
    const source = known ?? { pack: context.app, start, open, url, data, docs, allowChanges, login };
    const bare = await openSource(source, say);
    await keepSource(store, source);
    const deny = input.never.map((words) => new RegExp(escapePattern(words), 'i'));
    const closing: { close(): Promise<void> }[] = [];
    try {
      const asks = input.chat !== undefined || input.replay !== false;
      const chat = asks ? await openCommandChat(input, context) : undefined;
      if (chat) closing.push(chat);
      const embedder = await embedderIfAny(say);
      if (embedder) closing.push(embedder);
      const embed = embedder && ((texts: readonly string[]) => embedder.embed(texts));
      const workspace = { dir, store, app: bare, seed, workers, signal, onProgress };
      say(`Learning ${bare.title} in ${dir}: ${input.minutes} minutes. Ctrl-C stops; the same command goes on.`);
      const options = { minutes: input.minutes, chat, embed, deny, notice: say };
      await discover(workspace, options);
      const learnt = { ...workspace, app: await withLearnt(bare, store) };
      const discovered = learnt.app.families.length;
      const found = `${discovered} families of ${bare.title}: lamwright families --workspace ${shellWord(dir)}`;
      if (bare.shared) {
        const untrained = (await learntFamilies(store, bare.name)).length;
        return { document: { app: bare.name, discovered: 0, untrained }, text: sharedText(bare, untrained) };
      }
      if (discovered === 0 || input.onlyExplore) {
        const text = discovered === 0 ? 'Nothing was found that can be done and proven.' : found;
        return { document: { app: bare.name, discovered }, text, ok: discovered > 0 };
      }
      await train(learnt, { ...options, base: input.base });
      const { file, figures } = await writeReport(learnt);
      const { curves: _, ...document } = figures;
      const failed = await failedForGood(store);
      const text = [figuresText(document), '', found, `Report: ${file}`, ...failed].join('\n');
      return { document: { file, discovered, ...document }, text, ok: failed.length === 0 };
    } finally {
      for (const one of closing) await one.close();
    }
  },
});

function sharedText({ title, shared }: Pick<App, 'title' | 'shared'>, families: number): string {
  return [
    `${families} families of ${title}, none of them trained on: what runs at an address cannot be started afresh.`,
    ...(shared?.readOnly ? ['Nothing was changed there; --allow-changes allows it.'] : []),
    'To train, start it over a copy of its data with --start and --data.',
  ].join('\n');
}
