import type { App } from '../app-pack/app.ts';
import type { Chat } from '../chat/chat.ts';
import type { PlanPair } from '../records/task.ts';
import { buildPlans } from './build-plans.ts';
import { evolveByChat } from './chat/evolve-by-chat.ts';
import { extractByChat } from './chat/extract-by-chat.ts';
import { createQuestions, type Questions } from './chat/questions.ts';
import { rewriteQueries } from './chat/rewrite-queries.ts';
import type { StageCounts } from './counts.ts';
import { evolveByRules } from './evolve/evolve.ts';
import { extractByRules } from './rules/extract.ts';
import type { Sources } from './sources/read-sources.ts';

export const extractors = ['rules', 'chat', 'both'] as const;

type Options = {
  app: Pick<App, 'name' | 'title' | 'vocabulary' | 'documentation'>;
  seed: number;
  sources?: Sources;
  /** Without one the rules work alone, and queries are left out. */
  chat?: Pick<Chat, 'ask' | 'model'>;
  /** Who reads the pages; default: `chat` where there is one. With a chat model it evolves, too, with `both` beside the rules. */
  extract?: (typeof extractors)[number];
  evolve?: number;
  /** Pages that are read, drawn by seed; default all. */
  sample?: number;
  workers?: number;
  signal?: AbortSignal;
  onProgress?: (progress: { stage: string; done: number; total: number }) => void;
};

/**
 * All sources to task-plan pairs, by the rules, by a chat model, or by both. `unasked` counts questions that a spent budget or a
 * failing endpoint left over: what was made is there, and the same call again asks for the rest alone.
 */
export async function buildFromSources(
  options: Options,
): Promise<{ pairs: PlanPair[]; counts: StageCounts; notices: string[]; unasked: number }> {
  const { app, seed, sources, chat, workers, signal, onProgress } = options;
  const by = chat ? (options.extract ?? 'chat') : 'rules';
  const steps = { read: createQuestions(), queries: createQuestions(), evolve: createQuestions() };
  const notices: string[] = [];
  const queries = sources?.queries ?? [];
  if (queries.length > 0 && !chat)
    notices.push(`${queries.length} search queries are left out: only a chat model rewrites them (--chat).`);
  const progress = (stage: string) => (done: number, total: number) => onProgress?.({ stage, done, total });
  const { pairs, counts } = await buildPlans({
    app,
    seed,
    evolve: options.evolve,
    sample: options.sample,
    given: sources?.pages,
    candidates: sources?.candidates,
    extractors: [
      ...(by === 'chat' ? [] : [extractByRules]),
      ...(chat && by !== 'rules' ? [extractByChat({ chat, app, questions: steps.read, signal })] : []),
    ],
    evolvers: [
      ...(chat
        ? [evolveByChat({ chat, questions: steps.evolve, workers, signal, onProgress: progress('evolve') })]
        : []),
      ...(chat && by !== 'both' ? [] : [evolveByRules]),
    ],
    ask: async (pages) =>
      chat && queries.length > 0
        ? rewriteQueries({
            queries,
            pages,
            chat,
            app,
            questions: steps.queries,
            workers,
            signal,
            onProgress: progress('queries'),
          })
        : [],
    workers,
    signal,
    onProgress: progress('extract'),
  });
  const given = new Set(sources?.pages.map(({ id }) => id));
  const isGiven = ({ source }: PlanPair) => source.kind !== 'evolved' && source.from.some((id) => given.has(id));
  if (given.size > 0 && !pairs.some(isGiven))
    notices.push(
      `No pair came from the ${given.size} pages that were given: the counts say what was dropped, and by which rule.`,
    );
  const unasked = steps.read.unasked + steps.queries.unasked + steps.evolve.unasked;
  if (unasked > 0)
    notices.push(
      `${unasked} questions were not asked (budget or endpoint); what was made is kept, run it again for the rest.`,
    );
  return { pairs, counts: { ...sources?.counts, ...asked(steps, pairs), ...counts }, notices, unasked };
}

/** What the chat model was asked, what came of it, and why the rest did not. */
function asked(steps: Record<string, Questions>, pairs: readonly PlanPair[]): StageCounts {
  const made = (step: string) =>
    pairs.filter(({ source: { kind, rule } }) => {
      const step_ = kind === 'evolved' ? 'evolve' : kind === 'query' ? 'queries' : 'read';
      return rule.startsWith('chat ') && step === step_;
    }).length;
  return Object.fromEntries(
    Object.entries(steps)
      .filter(([, questions]) => questions.in > 0)
      .map(([step, { in: into, rejected, unasked }]) => [
        `chat-${step}`,
        { in: into, out: made(step), rejected: unasked > 0 ? { ...rejected, unasked } : rejected },
      ]),
  );
}
