import type { ReferenceStep, SampleContext } from '#lamwright';
import { story, type Tiddler, userTiddlers, type WikiState } from './state.ts';
import { openBySearch } from './steps.ts';

/** An existing tiddler as a parameter: `at` says whether it is on screen when the task starts. Not part of the request. */
export type Existing = { title: string; at: 'open' | 'closed' };

/** Draws one of the template's tiddlers, half of the time one that is open already; null where none fits. */
export function drawExisting(
  { rng, state }: SampleContext<WikiState>,
  fits: (tiddler: Tiddler) => boolean = () => true,
): (Existing & { tiddler: Tiddler }) | null {
  const open = new Set(story(state));
  const candidates = userTiddlers(state).filter(fits);
  const [shown, hidden] = [candidates.filter((t) => open.has(t.title)), candidates.filter((t) => !open.has(t.title))];
  const pool = rng.next() < 0.5 && shown.length > 0 ? shown : hidden.length > 0 ? hidden : shown;
  if (pool.length === 0) return null;
  const tiddler = rng.pick(pool);
  return { title: tiddler.title, at: open.has(tiddler.title) ? 'open' : 'closed', tiddler };
}

/** Draws one of the tiddlers that are open when the task starts. */
export function drawOpen(
  { rng, state }: SampleContext<WikiState>,
  fits: (tiddler: Tiddler) => boolean = () => true,
): Tiddler | null {
  const open = new Set(story(state));
  const candidates = userTiddlers(state).filter((tiddler) => open.has(tiddler.title) && fits(tiddler));
  return candidates.length > 0 ? rng.pick(candidates) : null;
}

/** A title that is not taken. */
export function newTitle({ state, words }: SampleContext<WikiState>): string {
  for (;;) {
    const title = words.title();
    if (!state.tiddlers[title]) return title;
  }
}

const ownFieldNames = new Set([
  ...['title', 'text', 'tags', 'type', 'list', 'created', 'creator', 'modified', 'modifier', 'bag', 'revision'],
  ...['caption', 'class', 'color', 'icon', 'library'],
]);

/** A name for a new field that means nothing to TiddlyWiki itself. */
export function newFieldName({ words }: SampleContext<WikiState>): string {
  for (;;) {
    const name = words.word();
    if (!ownFieldNames.has(name)) return name;
  }
}

/** Brings an existing tiddler on screen. */
export const reach = ({ title, at }: Existing): ReferenceStep[] => (at === 'open' ? [] : openBySearch(title));

/**
 * The same in words. Not every plan has it: the documentation often takes for granted that the tiddler is open, and speaks
 * of "the edit button" as if there were one. Such plans fail in some draws, as instantiated documentation does.
 */
export const reachPlan = ({ title, at }: Existing): string[] =>
  at === 'open'
    ? []
    : [`Type "${title}" in the "search" box of the sidebar.`, `Click "${title}" in the search results.`];
