import type { Rng } from '../../../../records/rng.ts';
import { chooseCommand } from '../../choosing/in-text/commands.ts';
import { movesToSpot, type Spot } from '../../choosing/in-text/spots.ts';
import { writingAt } from '../../choosing/in-text/writing.ts';
import type { Move } from '../../choosing/moves.ts';
import type { ScreenMap } from '../../screens/map.ts';
import type { Screens } from '../../screens/screens.ts';
import type { Moment } from '../moment.ts';
import type { SegmentOptions } from '../segment.ts';

/** What is known when a place is chosen. */
export type PlaceOptions = SegmentOptions & { screens: Screens; map: ScreenMap };

/** Places, the usual one first, and how often it is the first that is thought of. */
export const spots: readonly Spot[] = ['word', 'cell', 'end', 'start'];
const usual = 0.7;
/** How often something is written, as long as anything waits to be. */
const writes = 0.3;

type Place = { spot: Spot; select: Move[]; writing?: ReturnType<typeof writingAt> };

/** A place at which a command waits to be tried, or something to be written, and the acts that lead to it; null where there is none. */
export function nextPlace({ observation, screen }: Moment, used: Set<string>, options: PlaceOptions): Place | null {
  const { knowledge, rng } = options;
  for (const spot of inTurn(rng)) {
    const writing = rng.next() < writes ? writingAt(spot, knowledge, rng) : null;
    if (!writing && !chooseCommand(options, screen.id, spot)) continue;
    const select = movesToSpot(spot, observation, { ...options, used });
    if (select) return { spot, select, writing };
  }
  return null;
}

/** The usual place first, mostly. */
const inTurn = (rng: Rng): Spot[] => (rng.next() < usual ? spots.slice() : rng.shuffle(spots));
