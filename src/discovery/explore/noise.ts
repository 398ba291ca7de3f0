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

/** Walks that it is found with, and how many of them are made again. */
const walks = 5;
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
  onRun?: (done: number, total: number) => void;
};

/**
 * What differs by itself in an application's saved state, found once, by doing nothing, by some walks, and by two of them again; kept in the store.
 * `found` are the walks that it took.
 */
export async function findNoise(options: FindNoise): Promise<{ noise: Noise; found: Found[] }> {
  const { app, store, templates } = options;
  const [known] = await store.list<NoiseNote>('note', { app: app.name, kind: 'noise' });
  if (known) return { noise: known.noise, found: [] };
  const total = 1 + walks + twice;
  const first = await inTurn<Found>(options, 0, total, [
    async (host) => ({
      walked: await options.run(host, { steps: idle, template: templates[0]! }),
      purpose: 'idle',
    }),
    ...Array.from({ length: walks }, () => async (host: EnvironmentHost) => ({
      walked: await options.run(host),
      purpose: 'explore' as const,
    })),
  ]);
  const repeatable = first
    .map(({ walked, purpose }, from) => ({ walked, purpose, from }))
    .filter(({ walked, purpose }) => purpose === 'explore' && walked.account.trouble === undefined)
    .map((one) => ({ ...one, size: effectOf(one.walked.before, one.walked.after).length }))
    .sort((a, b) => b.size - a.size)
    .slice(0, twice);
  const second = await inTurn<Found>(
    options,
    first.length,
    total,
    repeatable.map(({ walked, from }) => async (host: EnvironmentHost) => ({
      walked: await runAgain(walked, (fixed) => options.run(host, fixed)),
      purpose: 'repeat' as const,
      from,
    })),
  );
  const found = [...first, ...second];
  const noise = noiseOf(found.flatMap((one) => runOf(one, found)));
  const id = recordId('noise', { app: app.name, noise });
  await store.put('note', [{ id, app: app.name, kind: 'noise', noise } satisfies NoiseNote]);
  return { noise, found };
}

/** The same acts with the same values. */
async function runAgain(
  { account, template }: Walked,
  run: (fixed: { steps: Steps; template: string }) => Promise<Walked>,
): Promise<Walked> {
  const walked = await run({ steps: (now, { content }) => again(now, account.acts, content), template });
  return { ...walked, account: { ...walked.account, values: account.values } };
}

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

/** Has each host take the next of these until all are done; the results in the order of the work. */
async function inTurn<T>(
  { hosts, signal, onRun }: FindNoise,
  done: number,
  total: number,
  works: readonly ((host: EnvironmentHost) => Promise<T>)[],
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  let count = done;
  const work = async (host: EnvironmentHost) => {
    while (next < works.length) {
      signal?.throwIfAborted();
      const at = next++;
      results[at] = await works[at]!(host);
      onRun?.(++count, total);
    }
  };
  const ends = await Promise.allSettled(hosts.map(work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results;
}
