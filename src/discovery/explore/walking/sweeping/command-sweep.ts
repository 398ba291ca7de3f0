import { chooseCommand, commandHere, nameKey, spotKey } from '../../choosing/in-text/commands.ts';
import type { Spot } from '../../choosing/in-text/spots.ts';
import type { Move } from '../../choosing/moves.ts';
import { type Course, createCourse, mostActs } from '../course.ts';
import { goTo } from '../go-to.ts';
import type { Moment, Walk } from '../moment.ts';
import { isCovered, press } from '../saving/saving.ts';
import { segment } from '../segment.ts';
import { nextPlace, type PlaceOptions, spots } from './next-place.ts';

export type CommandSweepOptions = PlaceOptions & { onGoal?: () => void };

/** Most acts in a row that changed nothing on screen: many a command does nothing where it is tried. */
const mostIdle = 12;
/** Most menus and windows that are closed before a text is selected, and most commands that cannot be used where it is. */
const mostCovers = 3;
const mostLost = 8;

/** Goes to the beginning of a text, nearly everywhere. */
const toBeginning = '{Control+Home}';

/** Whether a command waits to be tried from this screen on. */
export const mayCommand = ({ screen }: Moment, options: CommandSweepOptions): boolean =>
  spots.some((spot) => chooseCommand(options, screen.id, spot) !== null);

/**
 * Tries the commands of an editor one after the other, each with a text selected that nothing was done to before, and saves after each: what each changed
 * is told apart so, without opening anew.
 */
export function* commandSweep(first: Moment, options: CommandSweepOptions): Walk {
  const { knowledge, rng, saving } = options;
  const course = createCourse(first, { ...options, length: mostActs.sweep, mostIdle });
  const used = new Set<string>();
  const save = function* (): Walk {
    if (course.isDirty()) course.saved(yield* saving.acts(course.now(), { ...options, isHome: course.isHome }));
    options.onGoal?.();
  };
  while (!course.isOver()) {
    for (let i = 0; i < mostCovers && isCovered(course.now()); i++) course.saved(yield press('{Escape}', course.now()));
    if (isCovered(course.now())) return;
    let place = nextPlace(course.now(), used, options);
    if (!place) {
      // A note is written far below the text.
      course.saved(yield press(toBeginning, course.now()));
      place = nextPlace(course.now(), used, options);
    }
    if (!place) return;
    const { spot, select, writing } = place;
    const isSelected = yield* doAll(course, select);
    if (!isSelected) continue;
    if (writing) {
      knowledge.begin(writing.key);
      yield* doAll(course, writing.acts);
      yield* save();
      continue;
    }
    const offered = () => spot === 'word' && knowledge.offer(course.moves().map(({ key }) => key));
    offered();
    for (let lost = 0; lost < mostLost && !course.isOver() && !isCovered(course.now()); lost++) {
      const goal = chooseCommand(options, course.now().screen.id, spot);
      if (!goal) break;
      count(goal.key, spot, knowledge);
      yield* goTo(course, goal.way, options);
      offered();
      const move = commandHere(course.moves(), goal.key, spot, { knowledge, rng });
      if (!move) continue;
      if (move.key !== goal.key) count(move.key, spot, knowledge);
      if (move.control.type === 'TabItem') {
        yield* openTabs(course, move, spot, knowledge);
        break;
      }
      yield* segment(course, move, { ...options, isOneCommand: true });
      yield* save();
      // What leads to another document is of no use here.
      if (course.hasLeft()) return knowledge.forbid(goal.key);
      break;
    }
  }
}

/** Does these acts up to the first that fails; whether none did. */
function* doAll(course: Course, moves: readonly Move[]): Walk<boolean> {
  for (const move of moves) {
    yield* course.act(move);
    if (!course.now().result?.ok) return false;
  }
  return true;
}

/** Opens the tabs beside this one in turn, for what stands behind them to be known; nothing is confirmed. */
function* openTabs(course: Course, first: Move, spot: Spot, knowledge: CommandSweepOptions['knowledge']): Walk {
  for (let next: Move | undefined = first; next && !course.isOver(); ) {
    yield* course.act(next);
    next = course
      .moves()
      .find(
        ({ control, key, manner }) =>
          control.type === 'TabItem' && manner === 'click' && knowledge.tries(spotKey(key, spot)) === 0,
      );
    if (next) count(next.key, spot, knowledge);
  }
  course.saved(yield press('{Escape}', course.now()));
}

/** Notes that a command is tried, by what it is and by its name. */
function count(key: string, spot: Spot, { begin }: CommandSweepOptions['knowledge']): void {
  begin(spotKey(key, spot));
  begin(nameKey(key, spot));
}
