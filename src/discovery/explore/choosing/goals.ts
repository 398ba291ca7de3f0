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
const chance = 0.8;
/** What it is worth that many programs have such a command; what it costs that settings and the commands of a bar are tried in walks of their own. */
const knownWorth = 0.5;
const apartCost = 1;

type Known = { knowledge: Knowledge; screens: Screens; map: ScreenMap; rng: Rng };

/** The least tried act of all known screens, near ones first, seen from this one. Null before anything is known. */
export function chooseGoal({ knowledge, screens, map, rng }: Known, from: string): Goal | null {
  let best: Goal | null = null;
  let least = Number.POSITIVE_INFINITY;
  // Drawn once for an act, whichever screen it stands on: else one that stands on many would be reached by any detour.
  const draws = new Map<string, number>();
  for (const [id, way] of map.ways(longestWay, from)) {
    const screen = screens.get(id);
    for (const move of screen?.moves.values() ?? []) {
      const draw = draws.get(move.key) ?? rng.next() * chance;
      draws.set(move.key, draw);
      const cost = knowledge.cost(move) + extraCost(move) + way.length * stepCost + draw;
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
