import type { App } from '../../app-pack/app.ts';
import { effectOf, type Noise } from '../../effects/noise/effect-of.ts';
import { type NoiseRun, noiseOf } from '../../effects/noise/noise-of.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Tree } from '../../records/effect.ts';
import { recordId } from '../../records/record-id.ts';
import type { Store } from '../../store/store.ts';
import { again } from './walking/again.ts';
import type { Steps, Walked } from './walking/run-walk.ts';

type NoiseNote = { id: string; app: string; kind: 'noise'; noise: Noise };

/** So many walks with an effect are wanted, and no more are made than; so many are made again. */
const wanted = 5;
const mostWalks = 8;
const twice = 2;

/** A walk that was made to find noise, and the number of the one that it was made from. */
export type Found = { walked: Walked; purpose: 'idle' | 'explore' | 'repeat'; from?: number };

export type FindNoise = {
  app: App<Tree>;
  store: Store;
  hosts: readonly EnvironmentHost[];
  /** Makes a walk on a host: of the explorer, or of these steps in this template. */
  run: (host: EnvironmentHost, fixed?: { steps: Steps; template: string }) => Promise<Walked>;
  templates: readonly string[];
  signal?: AbortSignal;
  onRun?: () => void;
};

/**
 * What differs by itself in an application's saved state, found once, by doing nothing, by some walks, and by two of them again; kept in the store.
 * `found` are the walks that it took.
 */
export async function findNoise(options: FindNoise): Promise<{ noise: Noise; found: Found[] }> {
  const { app, store, templates } = options;
  const [known] = await store.list<NoiseNote>('note', { app: app.name, kind: 'noise' });
  if (known) return { noise: known.noise, found: [] };
  let withEffect = 0;
  const first = await inTurn<Found>(options, (begun) => {
    if (begun === 0)
      return async (run) => ({ walked: await run({ steps: idle, template: templates[0]! }), purpose: 'idle' });
    if (withEffect >= wanted || begun > mostWalks) return null;
    return async (run) => {
      const walked = await run();
      if (sizeOf(walked) > 0) withEffect++;
      return { walked, purpose: 'explore' };
    };
  });
  const repeatable = first
    .map(({ walked, purpose }, from) => ({ walked, purpose, from, size: sizeOf(walked) }))
    .filter(({ purpose, size }) => purpose === 'explore' && size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, twice);
  const second = await inTurn<Found>(options, (begun) => {
    const of = repeatable[begun];
    if (!of) return null;
    return async (run) => ({ walked: await runAgain(of.walked, run), purpose: 'repeat', from: of.from });
  });
  const found = [...first, ...second];
  const noise = noiseOf(found.flatMap((one) => runOf(one, found)));
  const id = recordId('noise', { app: app.name, noise });
  await store.put('note', [{ id, app: app.name, kind: 'noise', noise } satisfies NoiseNote]);
  return { noise, found };
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

/** A run for the comparison; none where the application broke down, or where a repetition went another way. */
function runOf({ walked, purpose, from }: Found, all: readonly Found[]): NoiseRun[] {
  const { account, before, after } = walked;
  const of = from === undefined ? walked : all[from]!.walked;
  if (account.trouble !== undefined || account.acts.length !== of.account.acts.length) return [];
  const did = purpose === 'idle' ? '' : of.startedAt + JSON.stringify(of.account.acts);
  return [{ did, before, after, typed: of.account.values.map(({ value }) => value) }];
}

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
