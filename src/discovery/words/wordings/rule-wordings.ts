import type { Matter } from '../matter/matter.ts';
import { lower } from '../plain-words.ts';
import { withEveryPlace } from './every-place.ts';
import { ofCommand } from './of-command.ts';
import { ofEffect } from './of-effect.ts';
import { ofKnownCommand } from './of-known-command.ts';
import { ofOpening } from './of-opening.ts';
import { ofReplacing } from './of-replacing.ts';
import { ofSelection } from './of-selection.ts';
import { inEverydayWords } from './sayings/everyday.ts';
import { isState } from './sayings/of-states.ts';

/** A control that more families use tells too little. */
const least = 0.45;

/** Wordings by rules: templates of the kind of change, and the controls' own names as requests. Each names every place. */
export function ruleWordings(matter: Matter): string[] {
  const telling = matter.commands
    .filter(({ name }) => matter.gist.object === undefined || !isState(name))
    .filter((command, i) => i === 0 || command.telling > least)
    .slice(0, 3);
  const known = ofKnownCommand(matter);
  const effect = isBookkeeping(matter, known) ? [] : ofEffect(matter);
  const more = matter.also.map((gist) => ofEffect({ ...matter, gist })).filter((texts) => texts.length > 0);
  const joint = (text: string, i: number) =>
    [text, ...more.map((texts) => lower(texts[i % texts.length]!))].join(i % 3 === 0 ? ', then ' : ' and ');
  const isJoined = matter.gist.kind === 'append' || matter.gist.kind === 'prepend';
  if (matter.replaced) return plainly(matter, ofReplacing(matter));
  // What a text loses is no look that it gets.
  const selection = isJoined || matter.gist.kind === 'lose' ? [] : ofSelection(matter);
  const said = [
    ...ofOpening(matter),
    ...ofReplacing(matter),
    ...known,
    ...(selection.length > 0 ? selection : effect.map(joint)),
    ...(selection.length > 0 ? [] : telling.flatMap((command) => ofCommand(command, matter))),
  ];
  return plainly(matter, said);
}

/**
 * Whether what is saved says less than the command: a list of the application's own, of which nobody says whose it is, where many programs have the command;
 * or the name of what was clicked, which was only opened.
 */
function isBookkeeping({ gist, commands, opened }: Matter, known: readonly string[]): boolean {
  const [only] = gist.details;
  if (gist.object !== undefined || opened !== undefined) return false;
  if (gist.kind === 'lose' || gist.kind === 'gain') return known.length > 0;
  return gist.kind === 'set' && only?.value !== undefined && commands.some(({ name }) => name === only.value);
}

/** With every place named, some again in everyday words, every second one without quotation marks. */
function plainly(matter: Matter, said: readonly string[]): string[] {
  const plain = said.map((text) => withEveryPlace(text, matter));
  return [...new Set([...plain, ...inEverydayWords(plain)])].map((text, i) => (i % 2 === 0 ? text : unquoted(text)));
}

/** People quote half of what they name. Values that stand side by side keep their marks, for nothing else parts them. */
const unquoted = (text: string) => (/\}"\W*"\{/.test(text) ? text : text.replace(/"(\{\w+\})"/g, '$1'));
