import { extname } from 'node:path';
import type { DocumentationPage } from '../../../app-pack/app.ts';
import type { Candidate } from '../../rules/rule.ts';
import type { Article } from './article.ts';
import { articlesOfCsv } from './wikihow-csv.ts';
import { articlesOfJson } from './wikihow-json.ts';

type Named = { title: string; vocabulary: readonly string[] };

/** What a dump holds about an application; `articles` counts all that were looked through. */
export type WikiHow = { pages: DocumentationPage[]; candidates: Candidate[]; articles: number };

/**
 * Articles of a WikiHow dump about an application, by its public forms: `wikihowAll.csv`, `wikihowSep.csv`, JSON, JSON lines.
 * The dump is read as a stream, since it is larger than memory may be. An article is about the application when it names it.
 * @throws LamwrightError SOURCE_MALFORMED for a missing, empty or cut file, and for one of another form
 */
export async function readWikiHow(path: string, app: Named): Promise<WikiHow> {
  const found: WikiHow = { pages: [], candidates: [], articles: 0 };
  const articles = extname(path).toLowerCase() === '.csv' ? articlesOfCsv(path) : articlesOfJson(path);
  for await (const article of articles) {
    found.articles++;
    if (!namesApplication(textOf(article), app)) continue;
    const page = pageOf(article);
    found.pages.push(page);
    found.candidates.push(...candidatesOf(article, page));
  }
  return found;
}

/** Every word of the application's title stands somewhere in the text. */
export function namesApplication(text: string, { title }: Pick<Named, 'title'>): boolean {
  const lower = text.toLowerCase();
  return title
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/** "How to Bold Text in Word3": the dump numbers articles of one title. */
const questionOf = (title: string) =>
  title
    .replace(/\d+$/, '')
    .replace(/^how to\s+/i, '')
    .trim();

function pageOf(article: Article): DocumentationPage {
  const question = questionOf(article.title);
  const parts = article.methods.map(({ name, steps }) =>
    [`## How to ${question}`, name, steps.map((step, i) => `${i + 1}. ${step}`).join('\n')]
      .filter(Boolean)
      .join('\n\n'),
  );
  return {
    id: `wikihow/${article.title}`,
    title: `How to ${question}`,
    text: parts.join('\n\n'),
    format: 'markdown',
    source: 'wikihow',
  };
}

/** The construction of the paper needs no model here: the title is the task, the steps of a method are the plan. */
function candidatesOf(article: Article, page: DocumentationPage): Candidate[] {
  return article.methods
    .filter(({ steps }) => steps.length > 0)
    .map(({ steps }) => ({ task: questionOf(article.title), plan: steps, page: page.id, rule: 'article' }));
}

const textOf = ({ title, methods }: Article) =>
  [title, ...methods.flatMap(({ name, steps }) => [name, ...steps])].join(' ');
