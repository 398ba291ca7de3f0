import type { Control } from '../../../records/screen/control.ts';
import type { Knowledge } from '../knowing/knowledge.ts';
import type { Kinds } from '../screens/place.ts';
import { isYes } from './confirming.ts';
import { barsOn } from './in-text/bars.ts';
import { isBox, isText, longValue, type Move } from './moves.ts';
import { takesFile } from './values.ts';

/** Of a list with more options, or of a crowd with more members, no more are tried in one walk. */
const mostOptions = 16;

/** What a screen tells of a move without its control. */
export type KeptMove = Pick<Move, 'key' | 'manner' | 'prior' | 'isSetting' | 'isFormat'>;

/**
 * What stands on a screen to be set, by itself: fields, choices, boxes and what is chosen among others, where no button beside them confirms all
 * at once and no dialog waits for an answer.
 */
export function settingsOn(controls: readonly Control[], moves: readonly Move[], kinds: Kinds): Move[] {
  if (controls.some(({ states }) => states.includes('modal'))) return [];
  const forms = new Set(
    controls.filter(({ type, name }) => type === 'Button' && isYes(name)).map(({ container = '' }) => container),
  );
  const choosers = new Set(
    controls
      .filter(({ type, states }) => type === 'ListItem' && states.includes('selected'))
      .map(({ container }) => container),
  );
  const isSet = ({ manner, control }: Move): boolean => {
    const { type, value = '', options = [] } = control;
    if (manner === 'fill' && (takesFile(control) || isText(control, kinds))) return false;
    if (manner === 'fill') return type !== 'Slider' && value.length <= longValue;
    if (manner === 'choose') return options.length > 1;
    return manner === 'click' && (isBox(control) || (type === 'ListItem' && choosers.has(control.container)));
  };
  return moves.filter((move) => !forms.has(move.control.container ?? '') && isSet(move));
}

/** What is kept of a screen's moves, by their keys. */
export function keptMoves(controls: readonly Control[], moves: readonly Move[], kinds: Kinds): Map<string, KeptMove> {
  const settings = new Set(settingsOn(controls, moves, kinds));
  const formats = new Set(barsOn(controls, moves).flatMap(({ commands }) => commands));
  return new Map(
    moves.map((move) => {
      const { key, manner, prior } = move;
      const isSetting = settings.has(move) && { isSetting: true };
      return [key, { key, manner, prior, ...isSetting, ...(formats.has(move) && { isFormat: true }) }];
    }),
  );
}

/** What counts how often one option of a choice, one member of a list was tried. */
export const optionKey = (key: string, option: string): string => `${key}=${option}`;

/** Whether there is something of it that nobody has tried: the field, an option, this one of a crowd of boxes. */
export function isUntried({ key, manner, control }: Move, { tries, isForbidden }: Knowledge): boolean {
  if (isForbidden(key)) return false;
  if (manner === 'fill') return tries(key) === 0;
  if (manner === 'click') return tries(optionKey(key, control.name)) === 0;
  const others = (control.options ?? []).slice(0, mostOptions).filter((option) => option !== control.value);
  return others.some((option) => tries(optionKey(key, option)) === 0);
}

/** Those of what a field can be given that were given the least. */
export function leastTried(key: string, all: readonly string[], { tries }: Pick<Knowledge, 'tries'>): string[] {
  const least = Math.min(...all.map((one) => tries(optionKey(key, one))));
  return all.filter((one) => tries(optionKey(key, one)) === least);
}
