import type { App } from '../../app-pack/app.ts';
import { effectOf, noNoise } from '../../effects/noise/effect-of.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { DiscoveredFamily } from '../../records/discovered-family.ts';
import type { Effect, Tree } from '../../records/effect.ts';
import type { Try } from '../../records/try.ts';
import type { Store } from '../../store/store.ts';
import { type Finding, type Found, findFamily, fromChain } from './find-family.ts';
import { settled } from './interpret/settled.ts';
import { nameFor } from './name.ts';
import { type Chain, chainsOf } from './reaching/chain.ts';
import { count, type DiscoverReport, keepFound, knownOf } from './report.ts';
import { createLooks } from './running/look.ts';
import { cleaned, noiseFor } from './running/noise.ts';
import { createRuns, type Runs } from './running/runs.ts';
import { type Cut, cutsOf, type Mask, type Pattern, patternsOf } from './walks/cut.ts';
import { explains } from './walks/explains.ts';
import { maskFrom } from './walks/mask.ts';

export type DiscoverOptions = {
  app: App<Tree>;
  store: Store;
  /** Stops after so long with what is proven by then. */
  minutes?: number;
  workers: number;
  seed: number;
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number; note: string }) => void;
};

/** Longer tasks that are made of two families. */
const mostChains = 6;
/** So many other effects a verifier is tried on, as something more that was changed. */
const mostOthers = 12;

/**
 * Makes families of what exploration has tried: each effect is shortened, run again with other values and proven, the frequent and the short first.
 * Every run is a record, so what was done is not done again. Ends when all is looked at, at its time limit, or by the signal.
 */
export async function discoverFamilies(options: DiscoverOptions): Promise<DiscoverReport> {
  const { app, store, minutes, workers, seed, onProgress } = options;
  const started = performance.now();
  const limit = minutes === undefined ? [] : [AbortSignal.timeout(Math.round(minutes * 60_000))];
  const signal = AbortSignal.any([...(options.signal ? [options.signal] : []), ...limit]);
  const tries = (await store.list<Try>('try', { app: app.name })).filter(isWalk);
  const report = emptyReport(tries.length);
  const hosts = await openHosts(app, workers);
  const runsIn = (host: EnvironmentHost, noise = noNoise): Runs =>
    createRuns({
      app,
      host,
      store,
      signal,
      effectOf: (before, after, typed) => settled(effectOf(before, after, noise, typed), before),
      onRun: () => void report.runs++,
    });
  try {
    const states = new Map<string, Tree>();
    for (const { name } of app.templates) states.set(name, await app.templateState(name));
    const maskFor = maskFrom(states);
    const raw = tries.flatMap(cutsOf);
    onProgress?.({ done: 0, total: 0, note: 'finding what changes by itself' });
    const shortest = patternsOf(raw, maskFor).map(({ cuts }) => cuts[0]!);
    const noise = await noiseFor(app, shortest.sort(byLength), store, runsIn(hosts[0]!));
    const patterns = patternsOf(
      raw.map((cut): Cut => ({ ...cut, target: cleaned(cut.target, noise) })),
      maskFor,
    );
    patterns.sort((a, b) => promiseOf(b) - promiseOf(a));
    report.patterns = patterns.length;

    const families: DiscoveredFamily[] = [];
    const known = (effect: Effect, mask: Mask) => families.find((family) => explains(family, effect, mask))?.name;
    const looksFor = createLooks(app);
    const take = (found: Found) => {
      if ('family' in found) families.push(found.family);
      count(report, found);
    };
    /** Has all workers do what is not known yet. */
    const workOn = async <T extends { key: string }>(
      all: readonly T[],
      make: (one: T, finding: Finding) => Promise<Found>,
      fromOf: (one: T) => string,
    ) => {
      const waiting: T[] = [];
      for (const one of all) {
        const before = await knownOf(store, app.name, one.key);
        if (before) take(before);
        else waiting.push(one);
      }
      const work = async (host: EnvironmentHost) => {
        const runs = runsIn(host, noise);
        for (let one = waiting.shift(); one; one = waiting.shift()) {
          const { key } = one;
          const others = patterns.filter((other) => other.key !== key).slice(0, mostOthers);
          const targets = others.map(({ cuts }) => cuts[0]!.target);
          let found = await make(one, { app, runs, noise, seed, ...looksFor(runs), maskFor, known, others: targets });
          const twin = 'family' in found ? families.find(isTwin(found.family)) : undefined;
          if (twin) found = { reason: `the same as: ${twin.name}`, mutants: found.mutants };
          else if ('family' in found) found.family.name = nameFor(found.family, isTaken);
          take(found);
          await keepFound(store, app.name, { key, from: fromOf(one) }, found);
          onProgress?.({ done: report.done, total: report.patterns, note: noteOf(found) });
        }
      };
      await allOf(hosts.map(work));
    };
    const isTaken = (name: string) => families.some((family) => family.name === name);
    await workOn<Pattern>(patterns, findFamily, ({ cuts }) => cuts[0]!.of.id);
    const chains = chainsOf(families).slice(0, mostChains);
    await workOn<Chain>(chains, fromChain, ({ from }) => from);
  } catch (error) {
    if (options.signal?.aborted || !signal.aborted) throw error;
  } finally {
    await Promise.allSettled(hosts.map((host) => host.close()));
  }
  return { ...report, minutes: (performance.now() - started) / 60_000 };
}

/** What explorers tried, as against what was run again for a family. */
const isWalk = ({ purpose }: Try) => purpose === 'explore' || purpose === 'documentation';

const byLength = (a: Cut, b: Cut) => a.acts.length - b.acts.length;

/** Effects with a value or an object in them first, then frequent ones and those that take few acts. */
const promiseOf = ({ key, cuts }: Pattern) =>
  (/\{[vo]\}/.test(key) ? 2 : 0) + Math.log2(1 + cuts.length) - 0.2 * cuts[0]!.acts.length;

/** Whether another family has the same effect, whatever its places are called: two workers may find one at the same time. */
const isTwin = (family: DiscoveredFamily) => {
  const bare = ({ effect }: DiscoveredFamily) => JSON.stringify(effect).replace(/\{[\w:]+\}/g, '{}');
  return (other: DiscoveredFamily) => bare(other) === bare(family);
};

const noteOf = (found: Found) => ('family' in found ? found.family.name : `dropped, ${found.reason.slice(0, 80)}`);

const emptyReport = (tries: number): DiscoverReport => ({
  tries,
  patterns: 0,
  done: 0,
  families: 0,
  mutants: { refused: 0, of: 0 },
  dropped: {},
  runs: 0,
  minutes: 0,
});

const openHosts = (app: App<Tree>, workers: number): Promise<EnvironmentHost[]> =>
  Promise.all(Array.from({ length: workers }, () => app.environment()));

/** Waits for all, then throws what the first of them threw. */
async function allOf(work: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
