import type { Rng } from '../../../../records/rng.ts';
import { isKnownCommand } from '../../../known-commands.ts';
import type { Knowledge } from '../../knowing/knowledge.ts';
import type { ScreenMap } from '../../screens/map.ts';
import type { KnownScreen, Screens } from '../../screens/screens.ts';
import { isClosing } from '../confirming.ts';
import { chance, cheapest, type Goal, nearest } from '../goals.ts';
import { type Move, nameInKey } from '../moves.ts';
import { type KeptMove, optionKey } from '../settings.ts';
import type { Spot } from './spots.ts';

type Known = { knowledge: Knowledge; screens: Screens; map: ScreenMap; rng: Rng };

/** Longest way to a command: a menu, one within it, a dialog and its tabs. */
const longestWay = 4;
/** What each act of the way costs, in tries; what a part of the application costs that nothing comes of; and what it is worth that many programs have a command. */
const stepCost = 0.2;
const vainCost = 4;
const knownWorth = 1.5;
/** What it costs that a command of this name was tried elsewhere, as in a toolbar. */
const sameCost = 2;
/** So many are of one kind where only the user's content tells them apart. */
const inCrowd = 4;

/** The command that was tried least at such a place in the text, in the parts of the application first that change most; null where all have been. */
export function chooseCommand({ knowledge, ...known }: Known, from: string, spot: Spot): Goal | null {
  const costOf = (move: KeptMove, screen: KnownScreen) =>
    isCommand(move, screen) && isUntriedAt(move.key, spot, knowledge) ? costAt(move.key, spot, knowledge) : null;
  return nearest(known, from, { longestWay, stepCost, costOf });
}

/** The command that was meant, or where it does not stand in the menu that is open, another one of that menu. */
export function commandHere(moves: readonly Move[], key: string, spot: Spot, known: Chance): Move | undefined {
  const meant = cheapest(
    moves.filter((move) => move.key === key),
    known,
  );
  if (meant) return meant;
  const entries = moves.filter(
    ({ control, manner, key: other }) =>
      manner === 'click' &&
      control.type === 'MenuItem' &&
      control.container !== undefined &&
      isUntriedAt(other, spot, known.knowledge),
  );
  const { knowledge, rng } = known;
  const costs = new Map(entries.map((move) => [move, costAt(move.key, spot, knowledge) + rng.next() * chance]));
  return entries.toSorted((one, other) => costs.get(one)! - costs.get(other)!)[0];
}

type Chance = Pick<Known, 'knowledge' | 'rng'>;

function costAt(key: string, spot: Spot, knowledge: Knowledge): number {
  const worth = isWellKnown(key) ? knownWorth : 0;
  const again = sameCost * knowledge.tries(nameKey(key, spot));
  return vainCost * knowledge.vain(key) - worth + again;
}

/** Whether many programs have such a command for what stands in a text: it is asked for most. */
const isWellKnown = (key: string) => {
  const name = nameInKey(key);
  return !/^(?:save|export|import|close)\b/i.test(name) && isKnownCommand(name);
};

/** What tells that a command was tried at such a place. */
export const spotKey = (key: string, spot: Spot): string => optionKey(key, `at ${spot}`);

/** What tells that a command of this name was tried at such a place. */
export const nameKey = (key: string, spot: Spot): string =>
  spotKey(
    nameInKey(key)
      .replace(/(?:…|\.{3})$/, '')
      .toLowerCase(),
    spot,
  );

/** Beside a word a command is tried that makes something there; in a table what could not be done elsewhere, for much is saved otherwise there. */
function isUntriedAt(key: string, spot: Spot, { tries, isForbidden, makes, isOffered }: Knowledge): boolean {
  if (isForbidden(key) || tries(spotKey(key, spot)) >= (/^[^|]*\|[^|]*[*#]/.test(key) ? inCrowd : 1)) return false;
  if (spot === 'start' || spot === 'end') return makes(key);
  return spot === 'word' || (tries(key) === 0 && !isOffered(key));
}

const types = /^(?:Button|CheckBox|ComboBox|ListItem|MenuItem|RadioButton|Spinner|SplitButton|TabItem)\|/;

/** What is clicked, ticked, chosen or set by a number; a dialog's own buttons answer it. */
function isCommand({ key, manner }: KeptMove, { dialog }: KnownScreen): boolean {
  const [type, name = ''] = key.split('|');
  // A text of the user's own is called by what it says.
  if (manner === 'fill') return type === 'Spinner' || (type === 'Edit' && !name.includes('*') && name !== '');
  if (manner !== 'click' && manner !== 'choose') return false;
  return types.test(key) && !(dialog !== undefined && type === 'Button' && isClosing(name));
}
