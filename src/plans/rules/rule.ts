import type { ParsedPage } from '../formats/parse.ts';

/** A task with its steps as one rule found them on one page; cleaning decides whether it stays. */
export type Candidate = {
  task: string;
  plan: string[];
  page: string;
  rule: string;
  /** Where it comes from, if not from a page by itself: the search query that asked for it. */
  query?: string;
};

/** One way in which documentation tells how to do something. Rules see structure alone. */
export type ExtractRule = { name: string; extract: (parsed: ParsedPage) => { task: string; plan: string[] }[] };
