import type { Try } from '../../../records/discovery/try.ts';
import { type Move, nameInKey } from '../choosing/moves.ts';
import { makersIn } from './makers.ts';
import { createYields } from './yields.ts';

/** What is known of acts, shared by all workers: how often each kind was tried, what never did anything, what is left alone. */
export type Knowledge = {
  tries(key: string): number;
  /** Counts a try as it begins, so that two workers do not choose the same. */
  begin(key: string): void;
  /** What came of it. */
  end(key: string, manner: string, changed: boolean): void;
  /** What a whole walk came to: `keys` of its acts, in order. */
  learn(keys: readonly (string | null)[], done: Pick<Try, 'acts' | 'changedBy' | 'effect' | 'goals'>): void;
  /** It ended the application, left it, or never came to rest. What only took too long may have had a busy machine: it is left alone the second time. */
  blame(key: string, trouble: string): void;
  /** Nothing is to be done with it. */
  forbid(key: string): void;
  isForbidden(key: string): boolean;
  /** How dear a move is: seldom tried ones are cheap. Infinite for what is left alone. */
  cost(move: Pick<Move, 'key' | 'manner' | 'prior'>): number;
  /** How little comes of the part of the application that it stands in: 0 as much as of others or unknown, 1 nothing. */
  vain(key: string): number;
  /** Whether it has made or taken away something in a document. */
  makes(key: string): boolean;
  /** These can be used where an ordinary word of a document is selected. */
  offer(keys: readonly string[]): void;
  isOffered(key: string): boolean;
  kinds(): number;
};

/** What it costs that what is called so was tried elsewhere, in another container: the same command stands in menus and on several pages. */
const sameName = 0.7;
/** What a try without any change on screen costs more. */
const idleCost = 1.5;
/** After so many acts of a manner that never changed anything (a right click where nothing has a menu) it is put off. */
const mostIdle = 6;
const putOff = 5;
const tookLong = /took longer|not finished after/;

export function createKnowledge(): Knowledge {
  const tried = new Map<string, number>();
  const idle = new Map<string, number>();
  const named = new Set<string>();
  const forbidden = new Set<string>();
  const slow = new Set<string>();
  const manners = new Map<string, { idle: number; changed: number }>();
  const yields = createYields();
  const makers = new Set<string>();
  const offered = new Set<string>();
  const add = (counts: Map<string, number>, key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    tries: (key) => tried.get(key) ?? 0,
    begin(key) {
      add(tried, key);
      named.add(withoutContainer(key));
    },
    end(key, manner, changed) {
      const all = manners.get(manner) ?? { idle: 0, changed: 0 };
      manners.set(manner, all);
      all[changed ? 'changed' : 'idle']++;
      if (!changed) add(idle, key);
    },
    learn(keys, done) {
      yields.learn(keys, done);
      for (const key of makersIn(keys, done)) makers.add(key);
    },
    vain: yields.cost,
    makes: (key) => makers.has(key),
    offer(keys) {
      for (const key of keys) offered.add(key);
    },
    isOffered: (key) => offered.has(key),
    blame(key, trouble) {
      if (!tookLong.test(trouble) || slow.has(key)) forbidden.add(key);
      slow.add(key);
    },
    forbid: (key) => void forbidden.add(key),
    isForbidden: (key) => forbidden.has(key),
    cost({ key, manner, prior }) {
      if (forbidden.has(key)) return Number.POSITIVE_INFINITY;
      const all = manners.get(manner);
      const isVain = all !== undefined && all.changed === 0 && all.idle >= mostIdle;
      const isElsewhere = !tried.has(key) && isNamed(key) && named.has(withoutContainer(key));
      const known = (isElsewhere ? sameName : (tried.get(key) ?? 0)) + (idle.get(key) ?? 0) * idleCost;
      return known + prior + yields.cost(key) + (isVain ? putOff : 0);
    },
    kinds: () => tried.size,
  };
}

/** A kind of act without where it stands, and whether it has a name that is not the user's. */
const withoutContainer = (key: string) => {
  const [type, name, , manner] = key.split('|');
  return `${type}|${name}|${manner}`;
};
const isNamed = (key: string) => /\p{L}/u.test(nameInKey(key));
