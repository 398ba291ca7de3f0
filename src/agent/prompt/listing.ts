import type { Control } from '../../records/control.ts';
import type { Observation } from '../../records/observation.ts';
import { actedKey, type Lexicon } from '../lexicon.ts';
import { controlLine } from './control-line.ts';
import { bareWords } from './words.ts';

/** How many controls are shown at the first step, and how many new or changed ones at each later step. */
export type ListingLimits = { first: number; later: number };
export const defaultLimits: ListingLimits = { first: 26, later: 14 };

/** What the model has been shown so far, by label: the line, and the phrase that names the control in answers. */
export type Shown = Map<string, { line: string; phrase: string }>;

const silentTypes = new Set<Control['type']>([
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
  requestWords: ReadonlySet<string>;
  lexicon: Lexicon;
  limits: ListingLimits;
  always?: string;
}): Control[] {
  const { observation, shown, lexicon } = input;
  const limit = shown.size === 0 ? input.limits.first : input.limits.later;
  const seen = new Set<string>();
  const candidates = observation.controls.filter((control) => {
    const must = control.label === input.always;
    if (!must && (silentTypes.has(control.type) || (control.name === '' && control.type !== 'Edit'))) return false;
    const line = controlLine(control);
    if (shown.get(control.label)?.line === line) return false;
    if (!must && seen.has(line)) return false;
    seen.add(line);
    return true;
  });
  const ranked = candidates
    .map((control, order) => ({
      control,
      order,
      score: control.label === input.always ? Infinity : relevance(control, input.requestWords, lexicon),
    }))
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, limit)
    .sort((a, b) => a.order - b.order);
  return ranked.map((r) => r.control);
}

/** Higher is likelier to be acted on: acted on before, named in the request, of an interactive type. */
export function relevance(control: Control, requestWords: ReadonlySet<string>, lexicon: Lexicon): number {
  const acted = lexicon.acted[actedKey(control.type, control.name)] ?? 0;
  return (
    (acted > 0 ? 4 + Math.log1p(acted) / 2 : 0) +
    4 * overlap(control.name, requestWords) +
    2 * overlap(control.container ?? '', requestWords) +
    (control.states.includes('focused') ? 1 : 0) -
    (control.states.includes('disabled') ? 3 : 0)
  );
}

function overlap(text: string, words: ReadonlySet<string>): number {
  const own = bareWords(text);
  return own.length === 0 ? 0 : own.filter((w) => words.has(w)).length / own.length;
}
