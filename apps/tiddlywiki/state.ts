/** A tiddler as its file on disk says it. `fields` holds every field other than title, text, tags and type. */
export type Tiddler = {
  title: string;
  text: string;
  tags: string[];
  type?: string;
  fields: Record<string, string>;
};

export type WikiState = {
  /** Every tiddler that the wiki folder holds, system tiddlers ("$:/…") included, by title. */
  tiddlers: Record<string, Tiddler>;
  /** What was exported so far: the files' text by name. */
  exports?: Record<string, string>;
};

const clockFields = new Set(['created', 'modified', 'creator', 'modifier', 'revision', 'bag']);

/** Fields that TiddlyWiki writes by itself; no task is about them. */
export function isClockField(name: string): boolean {
  return clockFields.has(name);
}

/** Splits a title list such as "food [[apple pie]]". */
export function parseTitleList(list: string): string[] {
  return [...list.matchAll(/\[\[(.*?)\]\](?=\s|$)|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

/** The open tiddlers, top first: the saved story list, or the default tiddlers where none was saved yet. */
export function story(state: WikiState): string[] {
  const saved = state.tiddlers['$:/StoryList'];
  if (saved) return parseTitleList(saved.fields.list ?? '');
  return parseTitleList(state.tiddlers['$:/DefaultTiddlers']?.text ?? '');
}

/** The user's own tiddlers, by title: no system tiddlers, no drafts, and none of which a draft is open. */
export function userTiddlers(state: WikiState): Tiddler[] {
  const inWork = new Set(drafts(state).map((draft) => draft.fields['draft.of']));
  return Object.values(state.tiddlers)
    .filter((tiddler) => !tiddler.title.startsWith('$:/') && !isDraft(tiddler) && !inWork.has(tiddler.title))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** The titles of the user's own tiddlers. */
export function userTitles(state: WikiState): string[] {
  return userTiddlers(state).map((tiddler) => tiddler.title);
}

/** Whether this is an edit that was begun and neither confirmed nor discarded. */
export function isDraft(tiddler: Tiddler): boolean {
  return 'draft.of' in tiddler.fields;
}

/** Every tag in use on the user's own tiddlers. */
export function tagsInUse(state: WikiState): string[] {
  return [...new Set(userTiddlers(state).flatMap((tiddler) => tiddler.tags))].sort();
}

/** Edits that were begun and neither confirmed nor discarded. */
export function drafts(state: WikiState): Tiddler[] {
  return Object.values(state.tiddlers).filter(isDraft);
}
