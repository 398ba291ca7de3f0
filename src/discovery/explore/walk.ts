import type { ActionFunction, ActionResult } from '../../records/decision.ts';
import type { Observation } from '../../records/observation.ts';
import type { Rng } from '../../records/rng.ts';
import type { TriedAct } from '../../records/try.ts';
import { beginning, confirmation, followOn, isEntry, usable } from './choosing/follow-on.ts';
import { cheapest, chooseGoal } from './choosing/goals.ts';
import { type Move, movesOn } from './choosing/moves.ts';
import { selectionMove } from './choosing/selecting.ts';
import type { Knowledge } from './knowledge.ts';
import type { Saving } from './saving.ts';
import type { Content } from './screens/content.ts';
import type { Passage, ScreenMap } from './screens/map.ts';
import { controlAt, kindsOn } from './screens/place.ts';
import type { KnownScreen, Screens } from './screens/screens.ts';

/** A screen as a walk comes to it, with what the last act came to. */
export type Moment = { observation: Observation; screen: KnownScreen; result?: ActionResult };

/** The acts of a walk, one after the other: each is told what came of the one before. */
export type Walk<T = void> = Generator<Move, T, Moment>;

export type WalkOptions = {
  knowledge: Knowledge;
  screens: Screens;
  map: ScreenMap;
  saving: Saving;
  content: Content;
  rng: Rng;
  deny: readonly RegExp[];
  functions: readonly ActionFunction[];
  /** Whether starting costs so much that a walk goes on after its first goal. */
  startsSlowly: boolean;
};

/** Acts of a walk, without those that save; and after how many no other goal is begun, where starting is cheap. */
export const mostActs = 10;
const enough = 5;
/** After so many acts in a row that changed nothing a walk ends. */
const mostIdle = 3;
/** How often something is selected in the text before a command. */
const selecting = 0.7;
/** How often an act that needs no confirmation by its look is confirmed all the same, where a button says so. */
const confirming = 0.7;

/** One walk from a fresh start: the way to a goal, the goal, what goes on from it, and the next one. */
export function* walk(first: Moment, options: WalkOptions): Walk {
  const { knowledge, saving, content, rng, deny } = options;
  let now = first;
  let acts = 0;
  let idle = 0;
  /** Whether anything was done since it was last saved. */
  let isDirty = false;
  const isOver = () => acts >= mostActs || idle >= mostIdle;

  function* act(move: Move): Walk {
    now = yield move;
    acts++;
    idle = now.result?.changed ? 0 : idle + 1;
    isDirty ||= now.result?.changed ?? false;
  }
  const kinds = () => kindsOn(now.observation.controls, content.mask);
  const moves = () => movesOn(now.observation.controls, kinds(), deny);
  const choice = () => ({ moves: moves(), knowledge, rng, kinds: kinds() });

  /** An act done before, as it can be done on this screen: with the same choice, with another made-up value. */
  const sameMove = ({ control: place, function: fn, args }: TriedAct): Move | undefined => {
    const control = place && controlAt(place, now.observation.controls, kinds());
    const same = moves().find(
      (move) =>
        move.control === control &&
        move.function === fn &&
        move.args.button === args.button &&
        move.args.double === args.double,
    );
    return same && { ...same, args: same.manner === 'choose' ? args : same.args };
  };

  function* goTo(way: readonly Passage[]): Walk<boolean> {
    for (const passage of way) {
      const same = sameMove(passage.act);
      if (same) yield* act(same);
      if (!same || now.screen.id !== passage.to) {
        passage.failed++;
        return false;
      }
    }
    return true;
  }

  function* segment(goal: Move): Walk<boolean> {
    const begun = beginning(now.observation, rng.int(1, 3));
    let next: { move: Move; confirms: boolean } | null = { move: goal, confirms: false };
    let confirmed = 0;
    while (next && !isOver() && confirmed < 2) {
      const { move, confirms } = next;
      begun.seen = usable(now.observation);
      begun.done.add(move.key);
      yield* act(move);
      if (!confirms) begun.touched.push(move.control);
      if (!confirms && isEntry(move)) begun.entered.push(move.control);
      begun.inDialog = now.screen.dialog ? begun.inDialog + 1 : 0;
      if (confirms && !now.screen.dialog) {
        begun.entered = [];
        confirmed++;
      }
      next = followOn(now.observation, begun, choice());
    }
    if (confirmed < 2 && idle < mostIdle && rng.next() < confirming) {
      const last = confirmation(now.observation, begun, choice());
      if (last && last.manner === 'click') {
        yield* act(last);
        confirmed++;
      }
    }
    return confirmed > 0;
  }

  while (!isOver()) {
    const goal = acts === 0 ? chooseGoal(options) : null;
    const isThere = goal !== null && (yield* goTo(goal.way));
    if (isOver()) break;
    const selection = rng.next() < selecting ? selectionMove(now.observation, options) : null;
    if (selection) yield* act(selection);
    const there = moves();
    const meant = isThere ? there.filter(({ key }) => key === goal.key) : [];
    const move = meant.length > 0 ? rng.pick(meant) : cheapest(there, options);
    if (!move) break;
    const isConfirmed = yield* segment(move);
    if (isDirty && saving.isKnown() && options.startsSlowly) {
      now = yield* saving.acts(now, options);
      isDirty = false;
    }
    if (!options.startsSlowly && (isConfirmed || acts >= enough)) break;
  }
  if (isDirty && saving.isWorthTrying()) yield* saving.acts(now, options);
}
