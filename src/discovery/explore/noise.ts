import type { App } from '../../app-pack/app.ts';
import { effectOf, type Noise } from '../../effects/noise/effect-of.ts';
import { type NoiseRun, noiseOf } from '../../effects/noise/noise-of.ts';
import { distinct } from '../../effects/noise/often.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Try } from '../../records/discovery/try.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Store } from '../../store/store.ts';
import { keepNoise, noiseIn } from '../noise-note.ts';
import { again } from './walking/again.ts';
import type { Steps, Walked } from './walking/run-walk.ts';

/** So many walks with an effect are wanted, and no more are made than; so many are made again. */
const wanted = 5;
const mostWalks = 8;
const twice = 2;

/** A walk that was made to find noise; of one that was made again, what it was made from. */
type Found = { walked: Walked; purpose: 'idle' | 'explore' | 'repeat'; id: string; of?: Found };

export type FindNoise = {
  app: App<Tree>;
  store: Store;
  hosts: readonly EnvironmentHost[];
  /** Makes a walk on a host: of the explorer, or of these steps in this template. */
  run: (host: EnvironmentHost, fixed?: { steps: Steps; template: string }) => Promise<Walked>;
  templates: readonly string[];
  signal?: AbortSignal;
  /** Stores a walk as it ends, with the noise still in it; returns its record's id. */
  keep: (walked: Walked, made: Pick<Try, 'purpose' | 'from'>) => Promise<string>;
  onRun?: () => void;
};

/** What differs by itself in an application's saved state, found once, by doing nothing, by some walks, and by two of them again; kept in the store. */
export async function findNoise(options: FindNoise): Promise<Noise> {
  const { app, store, templates, keep } = options;
  const known = await noiseIn(store, app.name);
  if (known) return known;
  let withEffect = 0;
  const kept = async (walked: Walked, purpose: Found['purpose'], of?: Found): Promise<Found> => {
    const id = await keep(walked, { purpose, ...(of ? { from: of.id } : {}) });
    return { walked, purpose, id, ...(of ? { of } : {}) };
  };
  const first = await inTurn<Found>(options, (begun) => {
    if (begun === 0) return async (run) => kept(await run({ steps: idle, template: templates[0]! }), 'idle');
    if (withEffect >= wanted || begun > mostWalks) return null;
    return async (run) => {
      const walked = await run();
      if (sizeOf(walked) > 0) withEffect++;
      return kept(walked, 'explore');
    };
  });
  const repeatable = first
    .filter(({ purpose, walked }) => purpose === 'explore' && sizeOf(walked) > 0)
    .sort((a, b) => sizeOf(b.walked) - sizeOf(a.walked))
    .slice(0, twice);
  const second = await inTurn<Found>(options, (begun) => {
    const of = repeatable[begun];
    return of ? async (run) => kept(await runAgain(of.walked, run), 'repeat', of) : null;
  });
  const all = [...first, ...second];
  return keepNoise(store, app.name, joined(noiseOf(all.flatMap(runOf)), noiseOf(all.flatMap(goalRunsOf))));
}

/** The same acts with the same values. */
async function runAgain({ account, template }: Walked, run: Run): Promise<Walked> {
  const walked = await run({ steps: (now, { content }) => again(now, account.acts, content), template });
  return { ...walked, account: { ...walked.account, values: account.values } };
}

/** How many changes a walk made; none where the application broke down. */
const sizeOf = ({ account, before, after }: Walked): number =>
  account.trouble === undefined ? effectOf(before, after).length : 0;

/** Does nothing. */
function* idle() {}

/** What a walk did, as text; null where it cannot be compared: the application broke down, or a repetition went another way. */
function didIn({ walked, purpose, of: from }: Found): string | null {
  const { account, startedAt } = from?.walked ?? walked;
  if (walked.account.trouble !== undefined || walked.account.acts.length !== account.acts.length) return null;
  return purpose === 'idle' ? '' : startedAt + JSON.stringify(account.acts);
}

const typedIn = ({ account }: Walked): string[] => account.values.map(({ value }) => value);

/** A walk as a run for the comparison. */
function runOf(found: Found): NoiseRun[] {
  const { walked } = found;
  const did = didIn(found);
  if (did === null) return [];
  const { laid, before, after } = walked;
  return [{ did, ...(laid === undefined ? {} : { laid }), before, after, typed: typedIn(walked) }];
}

/** What a walk changed from one time that it was saved to the next: each is something else that was done. */
function goalRunsOf(found: Found): NoiseRun[] {
  const { walked } = found;
  const did = didIn(found);
  let last = walked.before;
  return walked.account.acts.flatMap(({ saves }, i) => {
    const tree = saves ? walked.trees.get(i + 1) : undefined;
    if (!did || !tree) return [];
    const run = { did: `${did} ${i}`, before: last, after: tree, typed: typedIn(walked) };
    last = tree;
    return [run];
  });
}

const joined = (one: Noise, other: Noise): Noise => ({
  places: distinct([...one.places, ...other.places]),
  side: distinct([...one.side, ...other.side]),
  idle: one.idle,
});

type Run = (fixed?: { steps: Steps; template: string }) => Promise<Walked>;

/** Has each host do the next of these, told how many were begun, until there is none; the results in the order in which they were begun. */
async function inTurn<T>(
  { hosts, signal, run, onRun }: FindNoise,
  next: (begun: number) => ((run: Run) => Promise<T>) | null,
): Promise<T[]> {
  const results: T[] = [];
  let begun = 0;
  const work = async (host: EnvironmentHost) => {
    for (let job = next(begun); job; job = next(begun)) {
      signal?.throwIfAborted();
      const at = begun++;
      results[at] = await job((fixed) => run(host, fixed));
      onRun?.();
    }
  };
  const ends = await Promise.allSettled(hosts.map(work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
