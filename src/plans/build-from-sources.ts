import type { App } from '../app-pack/app.ts';
import type { Chat } from '../chat/chat.ts';
import type { PlanPair } from '../records/tasks/task.ts';
import { buildPlans } from './build-plans.ts';
import { evolveByChat } from './chat/evolving/evolve-by-chat.ts';
import { extractByChat } from './chat/extracting/extract-by-chat.ts';
import { createQuestions, type Questions } from './chat/questions.ts';
import { rewriteQueries } from './chat/rewriting/rewrite-queries.ts';
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
  const { app, seed, sources, chat, evolve, sample, workers, signal } = options;
  const steps = { read: createQuestions(), queries: createQuestions(), evolve: createQuestions() };
  const { pairs, counts } = await buildPlans({
    ...{ app, seed, evolve, sample, workers, signal },
    given: sources?.pages,
    candidates: sources?.candidates,
    ...makersOf(options, steps),
    onProgress: progressOf(options, 'extract'),
  });
  const unasked = Object.values(steps).reduce((sum, step) => sum + step.unasked, 0);
  return {
    pairs,
    counts: { ...sources?.counts, ...(chat ? asked(steps, pairs) : {}), ...counts },
    notices: noticesOf(options, pairs, unasked),
    unasked,
  };
}

type Steps = Record<'read' | 'queries' | 'evolve', Questions>;

const progressOf =
  ({ onProgress }: Options, stage: string) =>
  (done: number, total: number) =>
    onProgress?.({ stage, done, total });

/** Who extracts, evolves, and answers queries. */
function makersOf(
  options: Options,
  steps: Steps,
): Pick<Parameters<typeof buildPlans>[0], 'extractors' | 'evolvers' | 'ask'> {
  const { chat, app, sources, workers, signal, extract = 'chat' } = options;
  if (!chat) return {};
  const queries = sources?.queries ?? [];
  const reader = extractByChat({ chat, app, questions: steps.read, signal });
  const evolver = evolveByChat({
    ...{ chat, questions: steps.evolve, workers, signal },
    onProgress: progressOf(options, 'evolve'),
  });
  return {
    extractors: { rules: [extractByRules], chat: [reader], both: [extractByRules, reader] }[extract],
    evolvers: extract === 'both' ? [evolver, evolveByRules] : [evolver],
    ask: async (pages) =>
      queries.length === 0
        ? []
        : rewriteQueries({
            ...{ queries, pages, chat, app, questions: steps.queries, workers, signal },
            onProgress: progressOf(options, 'queries'),
          }),
  };
}

function noticesOf({ sources, chat }: Options, pairs: readonly PlanPair[], unasked: number): string[] {
  const notices: string[] = [];
  const queries = sources?.queries.length ?? 0;
  const given = new Set(sources?.pages.map(({ id }) => id));
  const isGiven = ({ source }: PlanPair) => source.kind !== 'evolved' && source.from.some((id) => given.has(id));
  if (queries > 0 && !chat)
    notices.push(`${queries} search queries are left out: only a chat model rewrites them (--chat).`);
  if (given.size > 0 && !pairs.some(isGiven))
    notices.push(`No pair came from the ${given.size} pages that were given: the counts say what each rule dropped.`);
  if (unasked > 0)
    notices.push(
      `${unasked} questions were not asked (budget or endpoint); what was made is kept, run it again for the rest.`,
    );
  return notices;
}

/** What the chat model was asked, what came of it, and why the rest did not. */
function asked(steps: Steps, pairs: readonly PlanPair[]): StageCounts {
  const stepOf = {
    evolved: 'evolve',
    query: 'queries',
    documentation: 'read',
    wikihow: 'read',
    family: null,
    demonstration: null,
  } as const;
  const made = pairs.filter(({ source }) => source.rule.startsWith('chat '));
  return Object.fromEntries(
    Object.entries(steps)
      .filter(([, questions]) => questions.in > 0)
      .map(([step, { in: into, rejected, unasked }]) => [
        `chat-${step}`,
        {
          in: into,
          out: made.filter(({ source }) => stepOf[source.kind] === step).length,
          rejected: unasked > 0 ? { ...rejected, unasked } : rejected,
        },
      ]),
  );
}
