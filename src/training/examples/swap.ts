import type { Vocabulary } from '../../app-pack/family.ts';
import { vocabularySide } from '../../app-pack/vocabulary.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import { escapePattern } from '../../records/escape-pattern.ts';
import { escaped } from '../../records/quoted-text.ts';
import type { Rng } from '../../records/rng.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Params } from '../../records/tasks/task.ts';

/** A trajectory in which the user's own values were exchanged for others of the same shape, wherever they stand. */
export type Swapped = { params: Params; replace: (text: string) => string };

/**
 * Draws new values for the free parameters from the train vocabulary. The trajectory stays true: titles, tags and texts are the user's
 * own, and the application treats every one of them alike. `replace` exchanges them in any text of the trajectory.
 */
export function drawSwap(params: Params, free: readonly string[], rng: Rng, words: Vocabulary): Swapped {
  const exchange = new Map<string, string>();
  const renew = (value: string) => {
    if (!exchange.has(value)) exchange.set(value, likeShaped(value, rng, words));
    return exchange.get(value)!;
  };
  const swapped = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (!free.includes(name)) return [name, value];
      return [name, Array.isArray(value) ? value.map(renew) : renew(value)];
    }),
  );
  return { params: swapped, replace: exchangeOf(new Map([...exchange].flatMap(inPlansToo))) };
}

/** In plans a value stands as it is written in quotes. */
const inPlansToo = ([value, other]: [string, string]): [string, string][] => [
  [value, other],
  [escaped(value), escaped(other)],
];

/** Exchanges whole words and phrases in a text for others, the longest first. */
export function exchangeOf(exchange: ReadonlyMap<string, string>): (text: string) => string {
  const values = [...exchange.keys()].filter((v) => v !== '').sort((a, b) => b.length - a.length);
  if (values.length === 0) return (text) => text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${values.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const holds = (text: string) => values.some((value) => text.includes(value));
  return (text) => (holds(text) ? text.replace(pattern, (found) => exchange.get(found) ?? found) : text);
}

/** The texts of a trajectory's steps through `replace`: controls, decisions, messages. */
export function swapSteps(steps: readonly Step[], replace: (text: string) => string): Step[] {
  return steps.map((step) => ({
    ...step,
    observation: {
      ...step.observation,
      messages: step.observation.messages.map(replace),
      controls: step.observation.controls.map((control) => swapControl(control, replace)),
    },
    decision: {
      ...step.decision,
      thought: replace(step.decision.thought),
      controlName: replace(step.decision.controlName),
      plan: step.decision.plan.map(replace),
      args: Object.fromEntries(
        Object.entries(step.decision.args).map(([k, v]) => [k, typeof v === 'string' ? replace(v) : v]),
      ),
    },
  }));
}

/** The same object where nothing is exchanged: what is known of it stays known. */
function swapControl(control: Control, replace: (text: string) => string): Control {
  const name = replace(control.name);
  const value = control.value === undefined ? undefined : replace(control.value);
  const container = control.container === undefined ? undefined : replace(control.container);
  const same = name === control.name && value === control.value && container === control.container;
  return same ? control : { ...control, name, value, container };
}

/** A new value with the old one's form: as many words (now and then one more or less), capitals and digits in the same places. */
function likeShaped(value: string, rng: Rng, words: Vocabulary): string {
  const parts = value.split(' ');
  const shift = rng.next();
  if (shift < 0.15 && parts.length > 1) parts.pop();
  else if (shift < 0.3 && parts.length < 6) parts.push(parts.at(-1)!);
  return parts.map((part) => newWord(part, rng, words)).join(' ');
}

/** Words are of the train side as `words` is; numbers and codes are drawn until they are. */
function newWord(part: string, rng: Rng, words: Vocabulary): string {
  const made = part.replace(/\p{L}+|\p{N}+/gu, (piece) => {
    if (/^\p{N}/u.test(piece)) return String(rng.int(0, 10 ** Math.min(piece.length, 4) - 1));
    const word = words.word();
    if (piece.length > 1 && piece === piece.toUpperCase()) return word.slice(0, piece.length).toUpperCase();
    return /^\p{Lu}/u.test(piece) ? word[0]!.toUpperCase() + word.slice(1) : word;
  });
  return /\p{N}/u.test(made) && vocabularySide(made) === 'test' ? newWord(part, rng, words) : made;
}
