import type { Rng } from '../../../../records/rng.ts';
import type { Knowledge } from '../../knowing/knowledge.ts';
import { type Move, moveKey } from '../moves.ts';
import { optionKey } from '../settings.ts';
import { deleteKey, pressing, typing } from './selecting.ts';
import type { Spot } from './spots.ts';

/** What a person writes in a text, by keys: in the place of a word, before or behind a line, in a line of its own. */
const ways: readonly { spot: Spot; name: string; acts: () => Move[] }[] = [
  { spot: 'word', name: 'type', acts: () => [typing] },
  { spot: 'word', name: 'delete', acts: () => [pressing(deleteKey)] },
  { spot: 'cell', name: 'type', acts: () => [typing] },
  { spot: 'end', name: 'go on', acts: () => [{ ...typing, lead: ' ' }] },
  { spot: 'end', name: 'new line', acts: () => [pressing('{Enter}'), typing] },
];
/** Each is done so often: a program changes what is typed now and then. */
const mostTimes = 2;

/** What waits to be written at such a place: its acts, and the key that counts it; null where nothing does. */
export function writingAt(spot: Spot, { tries }: Knowledge, rng: Rng): { key: string; acts: Move[] } | null {
  const waiting = ways.filter((way) => way.spot === spot && tries(keyOf(way)) < mostTimes);
  if (waiting.length === 0) return null;
  const way = rng.pick(waiting);
  return { key: keyOf(way), acts: way.acts() };
}

const keyOf = ({ spot, name }: (typeof ways)[number]) => optionKey(moveKey('the text', name), `at ${spot}`);
