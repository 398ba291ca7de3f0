import type { Rng } from '../../../records/rng.ts';
import type { Knowledge } from '../knowing/knowledge.ts';
import { nowhere } from '../walking/nowhere.ts';
import type { Move } from './moves.ts';
import { leastTried, optionKey } from './settings.ts';
import { type Value, valueFor } from './values.ts';

/** What values are found with: `files` can be given to the application, `values` are those made up in this walk, and grow. */
export type Giving = {
  knowledge: Knowledge;
  rng: Rng;
  files: readonly string[];
  values: Set<string>;
  /** Whether a word occurs anywhere in the application. */
  isKnown: (word: string) => boolean;
};

/** A move with its value, and that value where it is given only now; null where the field is to be left alone. */
export function withValue(move: Move, options: Giving): { move: Move; value?: Value } | null {
  if (move.args.text !== undefined) return { move };
  if (move.manner === 'choose') return withOption(move, options);
  return move.manner === 'fill' || move.manner === 'type' ? withMadeUp(move, options) : { move };
}

function withOption(move: Move, { rng, knowledge }: Giving): { move: Move; value?: Value } {
  const { control, key } = move;
  const others = (control.options ?? []).filter((option) => option !== control.value);
  if (others.length === 0) return { move: { ...move, function: 'click_input' } };
  const option = rng.pick(leastTried(key, others, knowledge));
  knowledge.begin(optionKey(key, option));
  return { move: { ...move, args: { text: option } }, value: { value: option, kind: 'choice' } };
}

function withMadeUp(move: Move, options: Giving): { move: Move; value: Value } | null {
  const { knowledge, files, values } = options;
  const value = valueFor(move.control, { ...options, files: leastTried(move.key, files, knowledge) });
  if (!value) return null;
  if (value.kind === 'file') knowledge.begin(optionKey(move.key, value.value));
  values.add(value.value);
  // What has no name can be typed in where the focus is.
  const { name, value: text, states } = move.control;
  const isNameless = name === '' && !text && states.includes('focused');
  if (move.manner !== 'type' && !isNameless) return { move: { ...move, args: { text: value.value } }, value };
  const keys = `${move.lead ?? ''}${value.value}`;
  return { move: { ...move, control: nowhere, function: 'keyboard_input', args: { keys } }, value };
}
