import type { App } from '../../app-pack/app.ts';
import { effectOf, noNoise } from '../../effects/noise/effect-of.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import { isWalk, type Screen, type Try } from '../../records/discovery/try.ts';
import type { Effect, Tree } from '../../records/episode/effect.ts';
import type { Store } from '../../store/store.ts';
import { findFamily } from './find-family.ts';
import type { Found } from './finding.ts';
import { settled } from './interpret/settled.ts';
import { chainsOf, mergesOf, widerOf } from './longer/chain.ts';
import { formattedOf } from './longer/formatted.ts';
import { fromChain } from './longer/from-chain.ts';
import type { Chain } from './longer/put-together.ts';
import { makeAll, type Workshop } from './make-all.ts';
import { count, countRun, type DiscoverReport, emptyReport } from './report.ts';
import { withBookkeeping } from './running/bookkeeping.ts';
import { createLooks } from './running/look.ts';
import { noiseFor } from './running/noise.ts';
import { createRuns, type Runs } from './running/runs.ts';
import { observedIn } from './varying/observed.ts';
import { cutsOf, shortestFirst } from './walks/cut.ts';
import { explains } from './walks/explains.ts';
import { type Mask, maskFrom } from './walks/mask.ts';
import { type Pattern, patternsOf } from './walks/pattern.ts';
import { tabToBy } from './walks/ways/tab-to.ts';
import { wayToBy } from './walks/ways/way-to.ts';
import { askedOf } from './worth/asked.ts';
import type { Drafts } from './worth/forms/draft.ts';
import { withInterfaceState } from './worth/interface-state.ts';
import { isLater } from './worth/rank.ts';
import { uselessOf } from './worth/useless.ts';

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

/** Longer tasks that are made of two families, and those that were seen as one; the share of time that is left for them. */
const mostLonger = 40;
const mostSeen = 16;
/** Tasks with three fields of a form. */
const mostWider = 16;
const shareForLonger = 0.15;
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
      onRun: (part, spent) => countRun(report, part, spent),
    });
  try {
    onProgress?.({ done: 0, total: 0, note: 'finding what changes by itself' });
    const states = new Map<string, Tree>();
    for (const { name } of app.templates) states.set(name, await app.templateState(name));
    const maskFor = maskFrom(states);
    const screens = await store.list<Screen>('screen', { app: app.name });
    const wayTo = wayToBy(screens);
    const tabTo = tabToBy(tries, screens);
    const raw = tries.flatMap((walk) => cutsOf(walk, wayTo));
    const shortest = patternsOf(raw, maskFor).map(({ cuts }) => cuts[0]!);
    const found = await noiseFor(app, shortest.sort(shortestFirst), store, runsIn(hosts[0]!));
    const noise = withInterfaceState(
      withBookkeeping(found, tries, states),
      raw.map(({ target }) => target),
    );
    const { seen, asked, useless, cuts } = askedOf(raw, noise, { states, maskFor });
    report.patterns = asked.length + useless.length;
    for (const reason of useless) count(report, { reason });
    const families: DiscoveredFamily[] = [];
    const known = (effect: Effect, mask: Mask) => families.find((family) => explains(family, effect, mask))?.name;
    const looksFor = createLooks(app);
    const drafts: Drafts = [];
    const observed = observedIn(cuts);
    const isAsked = (pattern: Pattern) => uselessOf(pattern, noise, seen) === null;
    const shop: Workshop = {
      app: app.name,
      store,
      hosts,
      families,
      report,
      taken: new Set(),
      onProgress,
      findingFor: (host, key) => {
        const runs = runsIn(host, noise);
        const others = seen.filter((other) => other.key !== key).slice(0, mostOthers);
        const targets = others.map(({ cuts }) => cuts[0]!.target);
        const useful = families.map(({ acts }) => acts);
        const told = { maskFor, known, others: targets, drafts, useful, isAsked, observed, tabTo };
        return { app, runs, noise, seed, ...looksFor(runs), ...told };
      },
    };
    const isOver = () =>
      performance.now() - started > (minutes ?? Number.POSITIVE_INFINITY) * 60_000 * (1 - shareForLonger);
    const more = (found: Found) => found.more ?? [];
    const [single, later] = [asked.filter((one) => !isLater(one, noise)), asked.filter((one) => isLater(one, noise))];
    await makeAll(shop, single, findFamily, { isOver, more });
    await makeAll(shop, longerOf(families), fromChain);
    await makeAll(shop, formattedOf(families).slice(0, mostLonger), fromChain);
    await makeAll(shop, widerOf(families).slice(0, mostWider), fromChain);
    await makeAll(shop, later.slice(0, mostSeen), findFamily);
    await makeAll(shop, [...single, ...later], findFamily, { more });
  } catch (error) {
    if (options.signal?.aborted || !signal.aborted) throw error;
  } finally {
    await Promise.allSettled(hosts.map((host) => host.close()));
  }
  return { ...report, minutes: (performance.now() - started) / 60_000 };
}

/** Longer tasks that these families make in pairs: mostly those of one form. */
const longerOf = (families: readonly DiscoveredFamily[]): Chain[] => [
  ...mergesOf(families).slice(0, mostLonger),
  ...chainsOf(families).slice(0, mostLonger / 5),
];

const openHosts = (app: App<Tree>, workers: number): Promise<EnvironmentHost[]> =>
  Promise.all(Array.from({ length: workers }, () => app.environment()));
