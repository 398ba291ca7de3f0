import type { Control } from '../../../../records/screen/control.ts';
import { isNo, isYes } from '../confirming.ts';
import type { Move } from '../moves.ts';
import { shortestText, singleWords } from './single-words.ts';

/** Buttons in a row beside a text are a bar from so many on. */
const fewest = 3;

/** A text that stands in a field, and what can be pressed beside it that may change what is selected in it. */
export type Bar = { field: Control; commands: Move[] };

/** The bars on a screen: buttons in a row before or after a field with a text in it, without those that open a menu, confirm or leave. */
export function barsOn(controls: readonly Control[], moves: readonly Move[]): Bar[] {
  const clicks = new Map(moves.flatMap((move) => (move.manner === 'click' ? [[move.control, move] as const] : [])));
  const isCommand = ({ type, name, states }: Control) =>
    type === 'Button' &&
    name !== '' &&
    !isYes(name) &&
    !isNo(name) &&
    !states.some((one) => one === 'collapsed' || one === 'expanded');
  return controls.flatMap((field, at): Bar[] => {
    if (!isTextField(field)) return [];
    const commands = [...rowBefore(controls, at), ...rowBefore(controls.toReversed(), controls.length - 1 - at)]
      .filter(isCommand)
      .flatMap((control) => clicks.get(control) ?? []);
    return commands.length >= fewest ? [{ field, commands }] : [];
  });
}

/** A word of a text that stands there once; those that were not `used` first. */
export function wordIn(text: string, used: ReadonlySet<string>): string | undefined {
  const words = singleWords(text);
  return words.find((word) => !used.has(word)) ?? words[0];
}

/** What counts how often a kind of command, or one of a kind ("Heading 2"), was tried with a word selected. */
export const selectedKey = (key: string, name = ''): string => `${key} on a selected word ${name}`;

const isTextField = ({ type, value = '', states }: Control): boolean =>
  (type === 'Edit' || type === 'Document') &&
  !states.includes('readonly') &&
  value.length >= shortestText &&
  singleWords(value).length > 0;

/** The buttons right before this place. */
function rowBefore(controls: readonly Control[], at: number): Control[] {
  const from = controls.slice(0, at).findLastIndex(({ type }) => type !== 'Button') + 1;
  return controls.slice(from, at);
}
