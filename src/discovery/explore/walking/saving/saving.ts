import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Control } from '../../../../records/screen/control.ts';
import { beginning } from '../../choosing/begun.ts';
import { confirmation } from '../../choosing/follow-on.ts';
import { type Move, movesOn } from '../../choosing/moves.ts';
import { kindsOn } from '../../screens/place.ts';
import type { Choosing } from '../course.ts';
import type { Moment, Walk } from '../moment.ts';
import { nowhere } from '../nowhere.ts';

/** The chord that saves, nearly everywhere. */
const saveKeys = '{Control+s}';
/** What a button is called that saves all that was done, wherever that was. */
const saveName = /^(?:save|deploy|publish|apply|commit|sync)(?: (?:all|changes|everything|now))?$/i;
const pressed: readonly Control['type'][] = ['Button', 'Hyperlink', 'SplitButton'];
/** After so many walks that it did not help, it is no longer tried: in a program, in a page, by its button. */
const mostVain = { program: 6, page: 2, button: 6 };
/** Most menus, dialogs and windows that are closed before. */
const mostCovers = 3;
/** Most questions that are answered until it is saved. */
const mostQuestions = 3;

/** How it is saved: by the usual keys, or by a button that stands on every screen. */
type Way = 'keys' | 'button';

/** Whether an application saves only when it is told to, as far as it was found out; and how it is told. */
export type Saving = {
  isKnown(way?: Way): boolean;
  isWorthTrying(): boolean;
  /** Notes whether a walk that ended with it had an effect; `before`: whether it had one before it was saved. */
  learn(found: { way: Way; before: boolean; after: boolean }): void;
  /** Notes a walk without it that had an effect. */
  alone(): void;
  /** Closes what is open or stands before the document, presses the keys or the button, answers what is asked. */
  acts(now: Moment, options: Choosing & { isHome: (moment: Moment) => boolean }): Walk<Moment>;
};

export function createSaving(isPage: boolean): Saving {
  const helped = { keys: 0, button: 0 };
  const vain = { keys: 0, button: 0 };
  const most = { keys: mostVain[isPage ? 'page' : 'program'], button: mostVain.button };
  // A page that saves by itself may do so late now and then, just after the keys were pressed.
  const isKnownBy = (way: Way) => helped[way] > (isPage && way === 'keys' ? vain[way] + 1 : 0);
  const isWorth = (way: Way) => isKnownBy(way) || vain[way] < most[way];
  const isKnown = (way?: Way) => (way ? isKnownBy(way) : isKnownBy('keys') || isKnownBy('button'));
  return {
    isKnown,
    isWorthTrying: () => isWorth('keys') || (isPage && isWorth('button')),
    alone: () => {
      if (isPage) vain.keys++;
    },
    learn({ way, before, after }) {
      if (after && !before) helped[way]++;
      else vain[way]++;
    },
    *acts(first, options) {
      let now = first;
      const isOpen = () => isCovered(now) || !options.isHome(now);
      for (let i = 0; i < mostCovers && isOpen(); i++) now = yield press('{Escape}', now);
      const button = isPage && isWorth('button') ? saveButton(now, options) : undefined;
      if (!button && (isKnownBy('button') || !isWorth('keys'))) return now;
      now = yield button ?? { ...press(saveKeys, now), saves: true };
      // What lies over it without being a dialog closes as one does.
      if (button && now.result?.ok === false) {
        now = yield press('{Escape}', now);
        now = yield saveButton(now, options) ?? { ...press(saveKeys, now), saves: true };
      }
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

/** Whether an act saved, and how; undefined where it did something else. */
export const savedBy = ({ saves, args }: Pick<TriedAct, 'saves' | 'args'>): Way | undefined =>
  saves ? (args.keys === undefined ? 'button' : 'keys') : undefined;

/** The button that saves all, where one stands outside of dialogs and can be pressed. */
function saveButton({ observation: { controls } }: Moment, { content, deny, knowledge }: Choosing): Move | undefined {
  if (controls.some(({ states }) => states.includes('modal'))) return undefined;
  const found = movesOn(controls, kindsOn(controls, content.mask), deny).find(
    ({ manner, key, control: { type, name, container = '' } }) =>
      manner === 'click' &&
      pressed.includes(type) &&
      saveName.test(name) &&
      !controls.some((other) => other.type === 'Edit' && other.container === container && container !== '') &&
      !knowledge.isForbidden(key),
  );
  return found && { ...found, saves: true };
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
