import type { Control } from '../../records/screen/control.ts';
import { exact, nameLikeness } from './names/name-likeness.ts';
import type { Way } from './way.ts';

/** The choices of a control that a way means, as it names them itself, parted by ", "; null where it has no choice or lacks one. */
export function choicesIn({ options = [] }: Control, { args, several }: Pick<Way, 'args' | 'several'>): string | null {
  const chosen = (several ?? [String(args.text)]).map((text) => choiceIn(options, text));
  return chosen.includes(null) ? null : chosen.join(', ');
}

/** The choice of this name, else the one that begins with it and says more behind a sign ("Large (XL)"): a part of a name is another choice. */
function choiceIn(options: readonly string[], text: string): string | null {
  const likest = (nameOf: (option: string) => string) => {
    const scored = options.map((option) => ({ option, likeness: nameLikeness(nameOf(option), text) }));
    const [best] = scored.sort((a, b) => b.likeness - a.likeness);
    return best && best.likeness >= exact ? best.option : null;
  };
  return likest((option) => option) ?? likest((option) => option.replace(/(?:\s+[-–—(]|[,:;]\s).*$/u, ''));
}
