import type { Control } from '../../records/control.ts';
import { nameLikeness } from './name-likeness.ts';
import type { Way } from './parse.ts';

/** Likeness from which on a choice is the one that is meant. */
const likely = 0.6;

/** The choices of a control that a way means, as it names them itself, parted by ", "; null where it has no choice or lacks one. */
export function choicesIn({ options = [] }: Control, { args, several }: Pick<Way, 'args' | 'several'>): string | null {
  const chosen = (several ?? [String(args.text)]).map((text) => choiceIn(options, text));
  return chosen.includes(null) ? null : chosen.join(', ');
}

function choiceIn(options: readonly string[], text: string): string | null {
  const [best] = options
    .map((option) => ({ option, likeness: nameLikeness(option, text) }))
    .sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= likely ? best.option : null;
}
