import type { Rng } from '../../../records/rng.ts';
import { isKnownCommand } from '../../known-commands.ts';
import type { Knowledge } from '../knowing/knowledge.ts';
import type { Passage, ScreenMap } from '../screens/map.ts';
import type { KnownScreen, Screens } from '../screens/screens.ts';
import { type Move, nameInKey } from './moves.ts';
import type { KeptMove } from './settings.ts';

/** What a walk is for: a kind of act on a screen, and the way to it from a fresh start. */
export type Goal = { key: string; screen: KnownScreen; way: Passage[] };

/** Longest way to a goal. */
const longestWay = 5;
/** What each act of the way costs, in tries; and how much chance there is in a choice. */
const stepCost = 0.3;
export const chance = 0.8;
/** What it is worth that many programs have such a command; what it costs that settings and the commands of a bar are tried in walks of their own. */
const knownWorth = 0.5;
const apartCost = 1;

type Known = { knowledge: Knowledge; screens: Screens; map: ScreenMap; rng: Rng };

/** The least tried act of all known screens, near ones first, seen from this one. Null before anything is known. */
export const chooseGoal = ({ knowledge, ...known }: Known, from: string): Goal | null =>
  nearest(known, from, { longestWay, stepCost, costOf: (move) => knowledge.cost(move) + extraCost(move) });

/** How goals are weighed: the longest way, what each of its acts costs, and what an act costs by itself, null where it is none. */
type Weighing = {
  longestWay: number;
  stepCost: number;
  costOf: (move: KeptMove, screen: KnownScreen) => number | null;
};

/**
 * The act that costs least with the way to it and some chance. That is drawn once for an act, whichever screen it stands on: else one that stands on many, as
 * a button of a bar does while a menu is open, would be reached by any detour.
 */
export function nearest({ screens, map, rng }: Omit<Known, 'knowledge'>, from: string, by: Weighing): Goal | null {
  let best: Goal | null = null;
  let least = Number.POSITIVE_INFINITY;
  const draws = new Map<string, number>();
  for (const [id, way] of map.ways(by.longestWay, from)) {
    const screen = screens.get(id);
    for (const move of screen?.moves.values() ?? []) {
      const own = by.costOf(move, screen!);
      if (own === null) continue;
      const draw = draws.get(move.key) ?? rng.next() * chance;
      draws.set(move.key, draw);
      const cost = own + way.length * by.stepCost + draw;
      if (cost < least) [best, least] = [{ key: move.key, screen: screen!, way }, cost];
    }
  }
  return best;
}

/** What it costs more, or less, than other acts that were tried as often. */
const extraCost = ({ key, isSetting, isFormat }: KeptMove) =>
  (isSetting || isFormat ? apartCost : 0) - (isKnownCommand(nameInKey(key)) ? knownWorth : 0);

/** The least tried of these moves; several of one kind are drawn from by chance. */
export function cheapest(
  moves: readonly Move[],
  { knowledge, rng }: Pick<Known, 'knowledge' | 'rng'>,
): Move | undefined {
  const costs = new Map<string, number>();
  for (const move of moves) {
    if (!costs.has(move.key)) costs.set(move.key, knowledge.cost(move) + rng.next() * chance);
  }
  const [key, cost] = [...costs].reduce<[string, number]>(
    (a, b) => (b[1] < a[1] ? b : a),
    ['', Number.POSITIVE_INFINITY],
  );
  return cost === Number.POSITIVE_INFINITY ? undefined : rng.pick(moves.filter((move) => move.key === key));
}
