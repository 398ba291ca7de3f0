import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { actedKey, type Lexicon } from '../known/lexicon.ts';
import { quotedIn } from '../plan-step/sentence/quotes.ts';
import { controlLine } from './control-line.ts';
import { bareWords } from './words.ts';

/**
 * How many controls are shown at the first step, how many new or changed ones at each later step, and how many of these may be ones that
 * nothing speaks for.
 */
export type ListingLimits = { first: number; later: number; other: number };
export const defaultLimits: ListingLimits = { first: 16, later: 9, other: 4 };

/** What the model has been shown so far: label to line; null for a control that was on screen and left out. */
export type Shown = Map<string, string | null>;

/** What counts against a control that was left out of an earlier screen: what has just come matters more. */
const passedOver = 4;

/** Types of controls that nothing is done with. */
export const silentTypes = new Set<Control['type']>([
  'Text',
  'Group',
  'Pane',
  'Window',
  'Image',
  'ScrollBar',
  'Header',
  'Table',
  'List',
  'Tree',
  'Menu',
  'Tab',
  'Document',
]);

/**
 * The controls to show now: those that are new or changed since they were last shown, the likeliest first, cut at the limit,
 * in reading order (the paper's control filters, UFO's text filter). `always` is shown whatever its rank (the expert's choice in training data).
 */
export function listControls(input: {
  observation: Observation;
  shown: Shown;
  wanted: WantedWords;
  lexicon: Lexicon;
  limits: ListingLimits;
  always?: string;
}): Control[] {
  const { observation, shown, lexicon } = input;
  const limit = shown.size === 0 ? input.limits.first : input.limits.later;
  const seen = new Set<string>();
  const candidates = observation.controls.filter((control) => {
    const must = control.label === input.always;
    const silent = silentTypes.has(control.type) && !control.options;
    if (!must && (silent || (control.name === '' && control.type !== 'Edit'))) return false;
    const line = controlLine(control);
    if (shown.get(control.label) === line) return false;
    const place = `${control.container ?? ''}\n${line}`;
    if (!must && seen.has(place)) return false;
    seen.add(place);
    return true;
  });
  const ranked = candidates
    .map((control, order) => ({ control, order, score: scoreOf(control) }))
    .sort((a, b) => b.score - a.score || a.order - b.order);
  const likely = ranked.filter((r) => r.score > 0).slice(0, limit);
  const others = ranked.filter((r) => r.score <= 0).slice(0, Math.min(input.limits.other, limit - likely.length));
  return [...likely, ...others].sort((a, b) => a.order - b.order).map((r) => r.control);

  function scoreOf(control: Control): number {
    if (control.label === input.always) return Number.POSITIVE_INFINITY;
    const left = shown.get(control.label) === null ? passedOver : 0;
    return relevance(control, input.wanted, lexicon) - left;
  }
}

/** Higher is likelier to be acted on: named in the plan above all, acted on before, of words of the request or the plan. */
function relevance(control: Control, wanted: WantedWords, lexicon: Lexicon): number {
  const acted = lexicon.acted[actedKey(control.type, control.name)] ?? 0;
  return (
    (acted > 0 ? 4 + Math.log1p(acted) / 2 : 0) +
    8 * overlap(control.name, wanted) +
    (isInPlan(control.name, wanted) ? 8 : 0) +
    2 * overlap(control.container ?? '', wanted) +
    (control.states.includes('focused') ? 1 : 0) -
    (control.states.includes('disabled') ? 3 : 0)
  );
}

/** A text that begins with a name of the plan is meant, whatever follows (a description, a state). */
function isInPlan(text: string, { names }: WantedWords): boolean {
  const own = bareWords(text);
  return own.some((_, i) => names.has(own.slice(0, i + 1).join(' ')));
}

/**
 * Share of a text's words that are wanted; less than half may be chance and counts a quarter. A text that is in the plan is wanted, and so is
 * a longer one that begins with a phrase of the request: a paragraph is called by its first words.
 */
export function overlap(text: string, wanted: WantedWords): number {
  const own = bareWords(text);
  if (own.length === 0) return 0;
  if (isInPlan(text, wanted)) return 1;
  if (own.length > phraseWords && wanted.phrases.has(own.slice(0, phraseWords).join(' '))) return 1;
  const share = own.filter((w) => wanted.all.has(w)).length / own.length;
  return share >= 0.5 ? share : share / 4;
}

/** So many words in a row are no chance. */
const phraseWords = 3;

/** The words of a request and of the names in its plan, what stands in a row in the request, and the names. */
export type WantedWords = { all: ReadonlySet<string>; phrases: ReadonlySet<string>; names: ReadonlySet<string> };

export function wantedWordsOf(request: string, plan: readonly string[] = []): WantedWords {
  const words = bareWords(request);
  const named = plan.flatMap(quotedIn).map(bareWords);
  return {
    all: new Set([...words, ...named.flat()]),
    phrases: new Set(words.map((_, i) => words.slice(i, i + phraseWords).join(' '))),
    names: new Set(named.map((name) => name.join(' ')).filter((name) => name !== '')),
  };
}
