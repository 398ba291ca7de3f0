import { chooseCommand, spotKey } from '../choosing/commands.ts';
import type { Rng } from '../../../records/rng.ts';
import { cheapest, type Goal } from '../choosing/goals.ts';
import type { Move } from '../choosing/moves.ts';
import { movesToSpot, type Spot } from '../choosing/spots.ts';
import type { Passage, ScreenMap } from '../screens/map.ts';
import type { Screens } from '../screens/screens.ts';
import { type Course, createCourse, mostActs } from './course.ts';
import type { Moment, Walk } from './moment.ts';
import { isCovered, press } from './saving.ts';
import { type SegmentOptions, segment } from './segment.ts';

export type CommandSweepOptions = SegmentOptions & {
  screens: Screens;
  map: ScreenMap;
  onGoal?: () => void;
};

type GoTo = (course: Course, way: readonly Passage[], options: CommandSweepOptions) => Walk<boolean>;

/** Most acts in a row that changed nothing on screen: many a command does nothing where it is tried. */
const mostIdle = 12;
/** Most menus and windows that are closed before a text is selected, and most ways that lead nowhere. */
const mostCovers = 3;
const mostLost = 4;

/** Places, the usual one first, and how often it is the first that is thought of. */
const spots: readonly Spot[] = ['word', 'cell', 'end', 'start'];
const usual = 0.7;

/** Whether a command waits to be tried from this screen on. */
export const mayCommand = ({ screen }: Moment, options: CommandSweepOptions): boolean =>
  spots.some((spot) => chooseCommand(options, screen.id, spot) !== null);

/**
 * Tries the commands of an editor one after the other, each with a text selected that nothing was done to before, and saves after each: what each changed
 * is told apart so, without opening anew.
 */
export function* commandSweep(first: Moment, options: CommandSweepOptions, goTo: GoTo): Walk {
  const { knowledge, saving } = options;
  const course = createCourse(first, { ...options, length: mostActs.sweep, mostIdle });
  const used = new Set<string>();
  let lost = 0;
  while (!course.isOver() && lost < mostLost) {
    for (let i = 0; i < mostCovers && isCovered(course.now()); i++)
      course.saved(yield press('{Escape}', course.now()));
    if (isCovered(course.now())) return;
    const next = nextCommand(course.now(), used, options);
    if (!next) return;
    const { spot, select, goal } = next;
    for (const move of select) yield* course.act(move);
    const isThere = yield* goTo(course, goal.way, options);
    const move = isThere ? meant(course, goal.key, options) : undefined;
    knowledge.begin(spotKey(goal.key, spot), 'option');
    if (!move) {
      lost += isThere ? 0 : 1;
      continue;
    }
    yield* segment(course, move, { ...options, mostEntered: 1 });
    if (course.isDirty()) course.saved(yield* saving.acts(course.now(), { ...options, isHome: course.isHome }));
    // What leads to another document is of no use here.
    if (course.hasLeft()) return knowledge.forbid(goal.key);
    options.onGoal?.();
  }
}

/** A command that waits, and the acts that lead to a place for it; null where there is none. */
function nextCommand(
  { observation, screen }: Moment,
  used: Set<string>,
  options: CommandSweepOptions,
): { spot: Spot; select: Move[]; goal: Goal } | null {
  for (const spot of inTurn(options.rng)) {
    const goal = chooseCommand(options, screen.id, spot);
    const select = goal && movesToSpot(spot, observation, { ...options, used });
    if (select) return { spot, select, goal };
  }
  return null;
}

/** The usual place first, mostly. */
const inTurn = (rng: Rng): Spot[] => (rng.next() < usual ? spots.slice() : rng.shuffle(spots));

/** The command on this screen; of several of its kind the one that was tried least. */
function meant(course: Course, key: string, options: CommandSweepOptions): Move | undefined {
  return cheapest(
    course.moves().filter((move) => move.key === key),
    options,
  );
}
