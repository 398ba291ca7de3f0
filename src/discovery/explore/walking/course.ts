import type { Rng } from '../../../records/rng.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { type Move, movesOn } from '../choosing/moves.ts';
import type { Knowledge } from '../knowing/knowledge.ts';
import type { Content } from '../screens/content.ts';
import { type Kinds, kindsOn } from '../screens/place.ts';
import type { Moment, Walk } from './moment.ts';

/** How far a walk has come, and what can be done from here. */
export type Course = {
  now(): Moment;
  acts(): number;
  /** Whether it has taken so many acts, or the last ones changed nothing. */
  isOver(): boolean;
  isIdle(): boolean;
  /** Whether the window of the document stands in front that stood there at first, as far as its title tells. */
  isHome(moment: Moment): boolean;
  /** Whether another document stands there, or a window that could not be closed. */
  hasLeft(): boolean;
  /** Whether anything was done since it was last saved, beside selecting. */
  isDirty(): boolean;
  act(move: Move): Walk;
  /** Goes on from where acts that do not count have led: they save. */
  saved(moment: Moment): void;
  moves(): Move[];
  kinds(): Kinds;
};

/** Acts of a walk, without those that save; where starting costs as much as many acts it goes on for longer, and so does what tries a bar's or an editor's commands. */
export const mostActs = { quick: 10, slow: 24, sweep: 40, bar: 46 };
/** After so many acts in a row that changed nothing a walk ends. */
const usualIdle = 3;

export type Choosing = { content: Content; deny: readonly RegExp[]; knowledge: Knowledge; rng: Rng };

export function createCourse(
  first: Moment,
  options: Pick<Choosing, 'content' | 'deny'> & { length: number; mostIdle?: number },
): Course {
  const { content, deny, length, mostIdle = usualIdle } = options;
  let now = first;
  let acts = 0;
  let idle = 0;
  let isDirty = false;
  const home = documentIn(first.observation.window);
  const isHome = ({ observation: { window } }: Moment) => window.title.includes(home);
  const kinds = () => kindsOn(now.observation.controls, content.mask);
  return {
    now: () => now,
    acts: () => acts,
    isOver: () => acts >= length || idle >= mostIdle,
    isIdle: () => idle >= mostIdle,
    isHome,
    hasLeft: () => !now.screen.dialog && !isHome(now),
    isDirty: () => isDirty,
    *act(move) {
      now = yield move;
      acts++;
      idle = now.result?.changed ? 0 : idle + 1;
      isDirty ||= !move.function.startsWith('select_') && (now.result?.changed ?? false);
    },
    saved(moment) {
      now = moment;
      isDirty = false;
    },
    kinds,
    moves: () => movesOn(now.observation.controls, kinds(), deny),
  };
}

/** What a program calls its document in the title of its window; a page has an address instead, and may be called otherwise after each act. */
function documentIn({ title, url }: Observation['window']): string {
  const [name = '', ...program] = title.replace(/^\*/, '').split(/ [-–—] /);
  return url === undefined && program.length > 0 ? name : '';
}
