import type { Control } from '../../../records/control.ts';
import { beginning, confirmation } from '../choosing/follow-on.ts';
import { type Move, movesOn } from '../choosing/moves.ts';
import { kindsOn } from '../screens/place.ts';
import type { Choosing } from './course.ts';
import type { Moment, Walk } from './moment.ts';
import { nowhere } from './nowhere.ts';

/** The chord that saves, nearly everywhere. */
export const saveKeys = '{Control+s}';
/** After so many walks that it did not help, it is no longer tried. */
const mostVain = 6;
/** Most menus, dialogs and windows that are closed before. */
const mostCovers = 3;
/** Most questions that are answered until it is saved. */
const mostQuestions = 3;

/** Whether an application saves only when it is told to, as far as it was found out; and how it is told. */
export type Saving = {
  isKnown(): boolean;
  isWorthTrying(): boolean;
  /** Notes whether a walk that ended with it had an effect; `before`: whether it had one before it was saved. */
  learn(found: { before: boolean; after: boolean }): void;
  /** Notes a walk without it that had an effect. */
  alone(): void;
  /** Closes what is open or stands before the document, presses the keys, answers what is asked. */
  acts(now: Moment, options: Choosing & { isHome: (moment: Moment) => boolean }): Walk<Moment>;
};

export function createSaving(isPage: boolean): Saving {
  let helped = 0;
  let vain = 0;
  const most = isPage ? 2 : mostVain;
  // A page that saves by itself may do so late now and then, just after the keys were pressed.
  const isKnown = () => helped > (isPage ? vain + 1 : 0);
  return {
    isKnown,
    isWorthTrying: () => isKnown() || vain < most,
    alone: () => {
      if (isPage) vain++;
    },
    learn({ before, after }) {
      if (after && !before) helped++;
      else vain++;
    },
    *acts(first, options) {
      let now = first;
      const isOpen = () => isCovered(now) || !options.isHome(now);
      for (let i = 0; i < mostCovers && isOpen(); i++) now = yield press('{Escape}', now);
      now = yield press(saveKeys, now);
      for (let i = 0; i < mostQuestions && now.screen.dialog; i++) {
        const { content, deny, knowledge, rng } = options;
        const kinds = kindsOn(now.observation.controls, content.mask);
        const moves = movesOn(now.observation.controls, kinds, deny);
        const begun = beginning(now.observation, 0);
        const name = moves.find(({ manner, control }) => manner === 'fill' && !control.value);
        const answer = (i === 0 && name) || confirmation(now.observation, begun, { moves, knowledge, rng, kinds });
        if (!answer) break;
        now = yield answer;
      }
      return now;
    },
  };
}

/** A dialog, a menu, in which its entries stand, or another window is open. */
export function isCovered({ screen, observation: { controls } }: Moment): boolean {
  const covers = ({ type, container }: Control) =>
    type === 'Menu' || type === 'Window' || (type === 'MenuItem' && container !== undefined);
  return screen.dialog !== undefined || controls.some(covers);
}

export function press(keys: string, { observation }: Moment): Move {
  const control = observation.controls.find(({ label }) => label === observation.focus) ?? nowhere;
  return { key: keys, manner: 'keys', control, function: 'keyboard_input', args: { keys }, prior: 0 };
}
