import type { Step } from '../../records/episode/trajectory.ts';
import { bookkeepingOf, type Idle, isWithin } from './difference/bookkeeping.ts';
import { type Change, changesBetween } from './difference/changes.ts';
import { inWords, withinTokens } from './difference/difference.ts';
import { actsInWords, endInWords, screenChange } from './episode-in-words.ts';
import type { Evidence } from './judge-prompt.ts';
import { holds, namedValues, standingOf } from './named-values.ts';

/** Acts that left no trace are no evidence that a value was put anywhere. */
export const leftTrace = ({ result }: Step) => result.ok || result.changed;

/** What was saved may take so many tokens, and of these what has nothing of the request. */
const tokensAbout = 400;
const tokensBesides = 120;

/** Gathers what the judge is told of an episode. */
export function gatherEvidence(input: {
  app: string;
  request: string;
  steps: readonly Step[];
  before: unknown;
  after: unknown;
  idle?: Idle;
  view: { steps: 'all' | 'ends'; difference: boolean };
}): Evidence {
  const { app, request, steps, before, after, idle, view } = input;
  const done = steps
    .filter(leftTrace)
    .map(({ decision, result }) => [decision.controlName, decision.args, result.text]);
  const shared = sharing(request);
  const changes = changesBetween(before, after);
  const places = bookkeepingOf(idle);
  const isKept = (change: Change) => isWithin(change, places);
  const made = changes.filter((change) => !isKept(change));
  const everything = {
    saved: view.difference ? textOf(made) : '',
    done: textOf(done),
  };
  return {
    app,
    request,
    done: actsInWords(steps),
    end: endInWords(steps),
    screen: screensInWords(steps, view.steps, shared),
    saved: view.difference ? byRequest(made, changes.filter(isKept), shared) : null,
    named: namedValues(request)
      .filter(({ value }) => !holds(app, value))
      .map((named) => ({ ...named, standing: standingOf(named.value, everything) })),
  };
}

/** All that a value holds as one text, the names of its fields included. */
const textOf = (value: unknown) => JSON.stringify(value).replace(/\\[nt]/g, ' ');

/** Changes that have most words of the request first; those that have none of them where others have some, and bookkeeping, stand apart. */
function byRequest(
  made: readonly Change[],
  kept: readonly Change[],
  shared: (line: string) => number,
): NonNullable<Evidence['saved']> {
  const ranked = made
    .map(inWords)
    .map((line) => ({ line, rank: shared(line) }))
    .sort((a, b) => b.rank - a.rank);
  const least = Math.min(1, ranked[0]?.rank ?? 0);
  const of = (isAbout: boolean) => ranked.filter(({ rank }) => rank >= least === isAbout).map(({ line }) => line);
  const [about, besides] = [of(true), [...of(false), ...kept.map(inWords)]];
  return { about: withinTokens(about, tokensAbout), besides: withinTokens(besides, tokensBesides) };
}

/** How many of the request's words a line has. */
function sharing(request: string): (line: string) => number {
  const words = [...new Set(wordsIn(request))];
  return (line) => words.filter((word) => wordsIn(line).includes(word)).length;
}

/** Short words say little of what a text is about. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}]{4,}|\p{N}+/gu) ?? [];

function screensInWords(steps: readonly Step[], view: 'all' | 'ends', shared: (line: string) => number): string[] {
  const screens = steps.map(({ observation }) => observation);
  if (view === 'ends') return screens.length < 2 ? [] : screenChange(screens[0]!, screens.at(-1)!, shared);
  return screens
    .slice(1)
    .flatMap((screen, i) => screenChange(screens[i]!, screen, shared).map((line) => `after act ${i + 1}: ${line}`));
}
