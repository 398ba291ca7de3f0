import { z } from 'zod';
import type { Chat } from '../../../chat/chat.ts';
import { quickstart } from '../../../pipeline/profiles.ts';
import { makePlans, pairsOf } from '../../../pipeline/stages/data.ts';
import { extractors } from '../../../plans/build-from-sources.ts';
import { readSources } from '../../../plans/sources/read-sources.ts';
import { defineCommand } from '../../command.ts';
import { openWorkspace } from '../../open-workspace.ts';
import { chatOptions, chatShape, openCommandChat } from '../../options/chat-options.ts';
import { wholeNumber } from '../../options/global-options.ts';

/** What a local model reads, and evolves, in minutes. */
const chatPages = 20;
const chatEvolve = 20;

const paths = z.array(z.string().min(1)).optional();

export const plansCommand = defineCommand({
  name: 'plans',
  summary: 'documentation to task-plan pairs: extract, clean, deduplicate, unify, evolve',
  options: [
    [
      '--docs <path...>',
      "documentation beside the pack's own: files or folders of HTML, Markdown, DocBook, wikitext, text, PDF",
    ],
    [
      '--wikihow <file...>',
      'a WikiHow dump (wikihowAll.csv, wikihowSep.csv, JSON, JSON lines); articles about the application are taken',
    ],
    ['--queries <file...>', 'search queries, one a line, CSV or JSON; a chat model rewrites them into requests'],
    ['--extract <who>', `who reads the pages: ${extractors.join(', ')} (default: chat with --chat, else rules)`],
    ['--pages <n>', `pages that are read, drawn by seed, or all (default: all, with --chat ${chatPages})`],
    ['--evolve <n>', `evolved pairs wanted (with --chat, how many it is asked for; default ${chatEvolve})`],
    ...chatOptions,
  ],
  schema: z.object({
    docs: paths,
    wikihow: paths,
    queries: paths,
    extract: z.enum(extractors).optional(),
    pages: z.union([z.literal('all'), wholeNumber.min(1, 'expected 1 or more, or all')]).optional(),
    evolve: wholeNumber.min(0).optional(),
    ...chatShape,
  }),
  run: async (input, context) => {
    const { extract, pages } = input;
    const asks = input.chat !== undefined || input.replay !== false || (extract !== undefined && extract !== 'rules');
    const workspace = await openWorkspace(context);
    const sources = await readSources(input, workspace.app);
    const isGiven = sources.pages.length + sources.queries.length > 0;
    const chat: Chat | undefined = asks ? await openCommandChat(input, context) : undefined;
    try {
      const note = await makePlans(workspace, {
        evolve: input.evolve ?? (chat ? chatEvolve : quickstart('tiny', context.seed).evolve),
        sample: pages === 'all' ? undefined : (pages ?? (chat ? chatPages : undefined)),
        sources: isGiven ? sources : undefined,
        chat,
        extract: chat && (extract ?? 'chat'),
        notice: context.say,
      });
      const pairs = await pairsOf(workspace);
      const spent = chat?.spent();
      const text = [
        ...Object.entries(note.counts).map(([k, n]) => `${k}: ${n}`),
        ...(spent
          ? [`${spent.calls} calls of ${chat?.model('extract')}: ${spent.tokens.in} tokens in, ${spent.tokens.out} out`]
          : []),
        `${pairs.length} task-plan pairs in the workspace`,
      ];
      const document = { counts: note.counts, pairs: pairs.length, ...(spent ? { chat: spent } : {}) };
      return { document, text: text.join('\n'), ok: pairs.length > 0 };
    } finally {
      await chat?.close();
    }
  },
});
