import MiniSearch from 'minisearch';
import type { App, DocumentationPage } from '../../../app-pack/app.ts';
import type { Chat } from '../../../chat/chat.ts';
import { parsePage } from '../../formats/parse.ts';
import { inLanes } from '../../in-lanes.ts';
import type { Candidate } from '../../rules/rule.ts';
import { ungrounded } from '../grounded.ts';
import { pairSchema, written } from '../pair-schema.ts';
import type { Questions } from '../questions.ts';
import { sectionsOf, wholeText } from '../sections.ts';
import { rewritePrompt } from './rewrite-prompt.ts';

const answerTokens = 300;

/**
 * Search queries as full requests with their plans (section 3.1 of the paper). The documentation's best passage answers: a
 * query that none speaks of is rejected, and so is a plan with names that the passage has not.
 */
export async function rewriteQueries(options: {
  queries: readonly string[];
  pages: readonly DocumentationPage[];
  chat: Pick<Chat, 'ask' | 'model'>;
  app: Pick<App, 'title'>;
  questions: Questions;
  workers?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}): Promise<Candidate[]> {
  const { queries, pages, chat, app, questions, workers = 1, signal } = options;
  const find = passagesOf(pages, app.title);
  const rule = `chat ${chat.model('extract')}`;
  const found = await inLanes(queries, { workers, signal, onProgress: options.onProgress }, async (query) => {
    const passage = find(query);
    if (passage === null) return void questions.reject('no passage');
    const messages = rewritePrompt(app.title, query, passage.text);
    const answer = await questions.ask(() =>
      chat.ask('extract', { messages, schema: pairSchema, maxTokens: answerTokens, signal }),
    );
    if (answer === null) return null;
    const { task, plan } = written(answer);
    const why = plan.length === 0 ? 'no plan' : ungrounded({ task, plan }, passage.text);
    if (why !== null) return void questions.reject(why);
    return { task, plan, page: passage.page, rule, query };
  });
  return found.flatMap((candidate) => candidate ?? []);
}

/** Least share of a query's own words that its passage has. */
const covered = 0.5;

function passagesOf(pages: readonly DocumentationPage[], title: string) {
  const passages = pages.flatMap((page) =>
    sectionsOf(parsePage(page)).map((section) => ({
      page: page.id,
      heading: section.heading,
      text: wholeText(section),
    })),
  );
  const index = new MiniSearch({
    fields: ['heading', 'text'],
    searchOptions: { boost: { heading: 2 }, prefix: true, fuzzy: 0.1 },
  });
  index.addAll(passages.map((passage, id) => ({ id, ...passage })));
  const named = new Set(title.toLowerCase().split(/\s+/));
  return (query: string) => {
    const words = (query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(
      (word) => !named.has(word) && !/^(?:how|to|do|i|in|on|the|a|an|of|for|can|you|my|is|with|and)$/.test(word),
    );
    const [best] = index.search(words.join(' '));
    if (words.length === 0 || best === undefined || best.queryTerms.length < covered * words.length) return null;
    return passages[best.id as number] ?? null;
  };
}
