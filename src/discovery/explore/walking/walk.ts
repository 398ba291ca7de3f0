import { cheapest, chooseGoal } from '../choosing/goals.ts';
import { deletion, selectionMove, typing } from '../choosing/in-text/selecting.ts';
import type { Move } from '../choosing/moves.ts';
import type { ToldPlans } from '../choosing/telling/told.ts';
import { type Course, createCourse, mostActs } from './course.ts';
import { goTo } from './go-to.ts';
import type { Moment, Walk } from './moment.ts';
import { isCovered } from './saving/saving.ts';
import { type SegmentOptions, segment } from './segment.ts';
import { chooseBar, formatWords } from './sweeping/bar.ts';
import { commandSweep, mayCommand } from './sweeping/command-sweep.ts';
import { chooseSweep, mostSweeps, type SweepOptions, sweep } from './sweeping/sweep.ts';

export type WalkOptions = SegmentOptions &
  SweepOptions & {
    /** Plans of the documentation that wait to be tried. */
    plans: ToldPlans;
    /** Whether starting costs so much that a walk goes on after its first goal. */
    startsSlowly: boolean;
    /** Most acts of a walk, without those that save. */
    length: number;
    /** Told when a goal is done and another one follows: what it has changed is read first. */
    onGoal?: () => void;
    /** Whether settings may be tried one after the other; told when they are, for what is saved is read after each act then. */
    maySweep: boolean;
    onSweep?: () => void;
    /** Told when the commands of a bar are tried: what is saved need not be read before the end. */
    onBar?: () => void;
  };

/** After so many acts no other goal is begun, where starting is cheap. */
const enough = 5;
/** How often something is selected in the text before a command. */
const selecting = 0.7;
/** How many walks of a desktop program try its commands one after the other, as long as some wait. */
const sweeping = 0.8;
/** How many walks, or goals where starting costs much, follow the documentation, while there is any that can be followed. */
const following = 0.5;

/** One walk from a fresh start: what the documentation tells, or the way to a goal and the goal; what goes on from it; and the next goal. */
export function* walk(first: Moment, options: WalkOptions): Walk {
  const { saving, rng, plans, startsSlowly } = options;
  const barred = options.maySweep && !saving.isKnown() ? chooseBar(options) : null;
  if (barred) {
    options.onBar?.();
    barred.screen.bars = (barred.screen.bars ?? 0) + 1;
    const length = mostActs.bar;
    const course = createCourse(first, { ...options, length });
    return yield* formatWords(course, barred.way, { ...options, length });
  }
  const swept = options.maySweep && !saving.isKnown() ? chooseSweep(options, first.screen.id) : null;
  if (swept) {
    options.onSweep?.();
    swept.screen.sweeps = (swept.screen.sweeps ?? 0) + 1;
    const course = createCourse(first, { ...options, length: mostActs.slow });
    const hasTried = yield* sweep(course, swept.way, options);
    if (!hasTried) swept.screen.sweeps = mostSweeps;
    return;
  }
  if (startsSlowly && saving.isKnown() && rng.next() < sweeping && mayCommand(first, options))
    return yield* commandSweep(first, options);
  const course = createCourse(first, options);
  while (!course.isOver()) {
    const mayFollow = startsSlowly || course.acts() === 0;
    const told = mayFollow && rng.next() < following ? plans.take(course.now().observation) : null;
    const goal = told ?? (yield* moveToGoal(course, options));
    if (!goal || course.isOver()) break;
    if (told) yield* select(course, options);
    const isConfirmed = yield* segment(course, goal, options);
    if (course.isDirty() && saving.isWorthTrying() && startsSlowly)
      course.saved(yield* saving.acts(course.now(), { ...options, isHome: course.isHome }));
    if (course.hasLeft()) break;
    if (!startsSlowly && (isConfirmed || course.acts() >= enough)) break;
    options.onGoal?.();
  }
  if (course.isDirty() && saving.isWorthTrying())
    yield* saving.acts(course.now(), { ...options, isHome: course.isHome });
}

/** Goes where the goal is, selects something where there is text, and says what to do; null where nothing can be. */
function* moveToGoal(course: Course, options: WalkOptions): Walk<Move | null> {
  const goal = chooseGoal(options, course.now().screen.id);
  // On the way a menu may open, which would close again when something is selected.
  const before = yield* select(course, options);
  const press = before && cheapest([deletion(before.control), typing], options);
  const { tries } = options.knowledge;
  if (press && (goal === null || tries(press.key) <= tries(goal.key))) return press;
  const isThere = goal !== null && (yield* goTo(course, goal.way, options));
  if (course.isOver()) return null;
  if (!before && goal && goal.way.length > 0) yield* select(course, options);
  const moves = course.moves();
  const meant = isThere ? moves.filter(({ key }) => key === goal.key) : [];
  return (meant.length > 0 ? options.rng.pick(meant) : cheapest(moves, options)) ?? null;
}

/** Selects something, where there is a text; the act that did. */
function* select(course: Course, options: WalkOptions): Walk<Move | null> {
  const { observation } = course.now();
  const isMeant = !isCovered(course.now()) && options.rng.next() < selecting;
  const selection = isMeant ? selectionMove(observation, options) : null;
  if (selection) yield* course.act(selection);
  return selection && course.now().result?.ok ? selection : null;
}
