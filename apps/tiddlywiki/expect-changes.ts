import type { Verdict } from '#lamwright';
import { isClockField, story, type Tiddler, type WikiState } from './state.ts';

/** A value that must be equal, match, or satisfy a test; null means absent. */
export type Expected = string | RegExp | ((actual: string) => boolean) | null;

/** What a created or changed tiddler must look like. For a changed one, what is not named must be as it was. */
export type TiddlerExpectation = {
  text?: Expected;
  /** The whole set of tags, in any order. */
  tags?: string[];
  type?: Expected;
  fields?: Record<string, Expected>;
};

export type ExpectedChanges = {
  /** Tiddlers that must be there and were not. What is not named must be empty. */
  created?: Record<string, TiddlerExpectation>;
  /** Tiddlers that were there and must differ as said. */
  changed?: Record<string, TiddlerExpectation>;
  deleted?: string[];
  /** Tiddlers that must end like this, whether they were there before (what is not named stays) or not (a shadow that is overridden). */
  become?: Record<string, TiddlerExpectation>;
  /** The tiddlers that must be open at the end, in any order. Without it, what is open does not matter. */
  open?: string[];
  /** Titles that may change in any way, beside the noise. */
  ignore?: (title: string) => boolean;
};

/** Bookkeeping of the interface itself, not content. Expectations that name such a tiddler are checked all the same. */
const noise = /^\$:\/(StoryList|HistoryList|state\/|status\/|temp\/|Import$)/;

/** Titles created, deleted and changed between two states, noise and clock fields left out. */
export function diffStates(
  before: WikiState,
  after: WikiState,
): { created: string[]; deleted: string[]; changed: string[] } {
  const titles = (state: WikiState) => Object.keys(state.tiddlers).filter((title) => !noise.test(title));
  return {
    created: titles(after).filter((title) => !before.tiddlers[title]),
    deleted: titles(before).filter((title) => !after.tiddlers[title]),
    changed: titles(after).filter((title) => {
      const old = before.tiddlers[title];
      return old !== undefined && describe(old) !== describe(after.tiddlers[title]);
    }),
  };
}

/**
 * Passes when exactly these changes were made: each expectation is met, nothing else differs and nothing was exported.
 * A draft that was left open counts as a change.
 */
export function expectChanges(input: { before: WikiState; after: WikiState } & ExpectedChanges): Verdict {
  const { before, after, created = {}, changed = {}, become = {}, deleted = [], ignore = () => false } = input;
  for (const title of Object.keys(created))
    if (before.tiddlers[title]) return fail(`"${title}" was there from the start`);
  for (const title of [...Object.keys(changed), ...deleted])
    if (!before.tiddlers[title]) return fail(`"${title}" was not in the wiki at the start`);
  for (const [title, expectation] of Object.entries({ ...created, ...changed, ...become })) {
    const now = after.tiddlers[title];
    if (!now) return fail(before.tiddlers[title] ? `"${title}" is gone` : `"${title}" was not created`);
    const wrong = mismatch(now, before.tiddlers[title] ?? { title, text: '', tags: [], fields: {} }, expectation);
    if (wrong) return fail(wrong);
  }
  for (const title of deleted) if (after.tiddlers[title]) return fail(`"${title}" is still there`);
  const opened = setOf(story(after));
  if (input.open && opened !== setOf(input.open)) return fail(`open are ${opened} instead of ${setOf(input.open)}`);
  const difference = diffStates(before, after);
  const named = new Set([...Object.keys(created), ...Object.keys(changed), ...Object.keys(become), ...deleted]);
  for (const kind of ['created', 'deleted', 'changed'] as const) {
    const stray = difference[kind].find((title) => !named.has(title) && !ignore(title));
    if (stray !== undefined) return fail(`"${stray}" was ${kind} outside the task`);
  }
  const exported = Object.entries(after.exports ?? {}).find(([name, text]) => before.exports?.[name] !== text);
  if (exported) return fail(`"${exported[0]}" was exported outside the task`);
  const touched = [...named].some((title) => describe(before.tiddlers[title]) !== describe(after.tiddlers[title]));
  if (!touched && !(input.open && opened !== setOf(story(before)))) return fail('nothing was changed');
  return { pass: true, reason: 'exactly the expected changes were saved' };
}

/** Whether the actual value is the expected one. */
export function matches(actual: string | undefined, expected: Expected): boolean {
  if (expected === null) return actual === undefined;
  if (typeof expected === 'string') return actual === expected;
  return actual !== undefined && (expected instanceof RegExp ? expected.test(actual) : expected(actual));
}

function mismatch(now: Tiddler, old: Tiddler, expected: TiddlerExpectation): string | null {
  const where = `of "${now.title}"`;
  const wrongText = check('text', now.text, expected.text === undefined ? old.text : expected.text);
  if (wrongText) return `${wrongText} ${where}`;
  const wrongType = check('type', now.type, expected.type === undefined ? (old.type ?? null) : expected.type);
  if (wrongType) return `${wrongType} ${where}`;
  const tags = expected.tags ?? old.tags;
  if (setOf(tags) !== setOf(now.tags)) return `tags are ${setOf(now.tags)} instead of ${setOf(tags)} ${where}`;
  const fields: Record<string, Expected> = { ...old.fields, ...expected.fields };
  for (const name of new Set([...Object.keys(fields), ...Object.keys(now.fields)])) {
    if (isClockField(name)) continue;
    const wrong = check(`field ${name}`, now.fields[name], fields[name] ?? null);
    if (wrong) return `${wrong} ${where}`;
  }
  return null;
}

function check(what: string, actual: string | undefined, expected: Expected): string | null {
  if (matches(actual, expected)) return null;
  const wanted =
    expected === null
      ? 'none'
      : typeof expected === 'function'
        ? 'what was asked for'
        : typeof expected === 'string'
          ? JSON.stringify(expected)
          : String(expected);
  return `${what} is ${actual === undefined ? 'missing' : JSON.stringify(actual)} instead of ${wanted}`;
}

const setOf = (tags: string[]) => JSON.stringify([...new Set(tags)].sort());

function describe(tiddler: Tiddler | undefined): string {
  if (!tiddler) return '';
  const fields = Object.entries(tiddler.fields).filter(([name]) => !isClockField(name));
  return JSON.stringify([
    tiddler.text,
    setOf(tiddler.tags),
    tiddler.type ?? '',
    fields.sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

const fail = (reason: string): Verdict => ({ pass: false, reason });
