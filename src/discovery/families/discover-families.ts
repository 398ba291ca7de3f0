import type { App } from '../../app-pack/app.ts';
import { effectOf, noNoise } from '../../effects/noise/effect-of.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { DiscoveredFamily } from '../../records/discovered-family.ts';
import type { Effect, Tree } from '../../records/effect.ts';
import type { Try } from '../../records/try.ts';
import type { Store } from '../../store/store.ts';
import { findFamily, fromChain } from './find-family.ts';
import { settled } from './interpret/settled.ts';
import { makeAll, type Workshop } from './make-all.ts';
import { chainsOf } from './reaching/chain.ts';
import type { DiscoverReport } from './report.ts';
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
    onProgress?.({ done: 0, total: 0, note: 'finding what changes by itself' });
    const states = new Map<string, Tree>();
    for (const { name } of app.templates) states.set(name, await app.templateState(name));
    const maskFor = maskFrom(states);
    const raw = tries.flatMap(cutsOf);
    const shortest = patternsOf(raw, maskFor).map(({ cuts }) => cuts[0]!);
    const noise = await noiseFor(app, shortest.sort(byLength), store, runsIn(hosts[0]!));
    const plain = raw.map((cut) => ({
      ...cut,
      target: plainly(cleaned(cut.target, noise), states.get(cut.of.template)),
    }));
    const patterns = patternsOf(plain, maskFor).sort((a, b) => promiseOf(b) - promiseOf(a));
    report.patterns = patterns.length;
    const families: DiscoveredFamily[] = [];
    const known = (effect: Effect, mask: Mask) => families.find((family) => explains(family, effect, mask))?.name;
    const looksFor = createLooks(app);
    const shop: Workshop = {
      app: app.name,
      store,
      hosts,
      families,
      report,
      onProgress,
      findingFor: (host, key) => {
        const runs = runsIn(host, noise);
        const others = patterns.filter((other) => other.key !== key).slice(0, mostOthers);
        const targets = others.map(({ cuts }) => cuts[0]!.target);
        return { app, runs, noise, seed, ...looksFor(runs), maskFor, known, others: targets };
      },
    };
    await makeAll(shop, patterns, findFamily);
    await makeAll(shop, chainsOf(families).slice(0, mostChains), fromChain);
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

const plainly = (effect: Effect, before: Tree | undefined): Effect =>
  before === undefined ? effect : settled(effect, before);

const emptyReport = (tries: number): DiscoverReport => ({
  tries,
  patterns: 0,
  done: 0,
  families: 0,
  made: 0,
  mutants: { refused: 0, of: 0 },
  dropped: {},
  runs: 0,
  minutes: 0,
});

const openHosts = (app: App<Tree>, workers: number): Promise<EnvironmentHost[]> =>
  Promise.all(Array.from({ length: workers }, () => app.environment()));
