import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { overlap, silentTypes, type WantedWords } from '../prompt/listing.ts';
import { inMarks, roughTokens } from './text.ts';

/** The controls that a model is shown, and the lines that say them; `more`: how many others are on screen. */
export type ShownScreen = { controls: Control[]; lines: string[]; more: number };

/** So many choices of a list are told. */
const choicesTold = 8;

/**
 * The screen for a model: a line a control, those that the wanted words or a change speak for first, cut at a number of tokens, in reading
 * order. Names and values are data and stand in marks.
 */
export function showScreen(
  observation: Observation,
  options: { wanted: WantedWords; before?: Observation; tokens: number },
): ShownScreen {
  const known = new Set(options.before?.controls.map(({ label }) => label));
  const scoreOf = (control: Control): number =>
    8 * overlap(control.name, options.wanted) +
    2 * overlap(control.container ?? '', options.wanted) +
    (options.before && !known.has(control.label) ? 2 : 0) +
    (control.label === observation.focus ? 2 : 0) +
    (silentTypes.has(control.type) && !control.options ? -2 : 0) +
    (control.name === '' ? -2 : 0) +
    (control.states.includes('disabled') || control.states.includes('offscreen') ? -1 : 0);
  const seen = new Set<string>();
  const candidates = observation.controls.flatMap((control, order) => {
    if (control.name === '' && silentTypes.has(control.type)) return [];
    const line = lineOf(control);
    const place = `${line.slice(line.indexOf(' '))} ${control.container}`;
    const score = scoreOf(control) - (seen.has(place) ? 4 : 0);
    seen.add(place);
    return [{ control, order, line, score }];
  });
  let left = options.tokens;
  const shown = candidates
    .toSorted((a, b) => b.score - a.score || a.order - b.order)
    .filter(({ line }) => {
      const tokens = roughTokens(line) + 3;
      if (tokens > left) return false;
      left -= tokens;
      return true;
    })
    .toSorted((a, b) => a.order - b.order);
  return {
    controls: shown.map(({ control }) => control),
    lines: shown.flatMap(({ control: { container }, line }, i) =>
      container === shown[i - 1]?.control.container
        ? [line]
        : [container ? `in ${inMarks(container)}:` : 'elsewhere:', line],
    ),
    more: candidates.length - shown.length,
  };
}

/** `12 Button "Save note"`, with states, value and choices. */
function lineOf({ label, type, name, states, value, options }: Control): string {
  const state = states.filter((one) => one !== 'offscreen').map((one) => ` (${one})`);
  const now = value ? ` = ${inMarks(value)}` : '';
  const others = (options?.length ?? 0) - choicesTold;
  const choices = options?.length
    ? ` choices: ${options
        .slice(0, choicesTold)
        .map((option) => inMarks(option))
        .join(', ')}${others > 0 ? ` and ${others} more` : ''}`
    : '';
  return `${label} ${type} ${inMarks(name)}${state.join('')}${now}${choices}`;
}
