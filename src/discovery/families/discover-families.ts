import type { App } from '../../app-pack/app.ts';
import { effectOf, noNoise } from '../../effects/noise/effect-of.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { DiscoveredFamily } from '../../records/discovered-family.ts';
import type { Effect, Tree } from '../../records/effect.ts';
import type { Observation } from '../../records/observation.ts';
import { recordId } from '../../records/record-id.ts';
import type { Try } from '../../records/try.ts';
import type { Store } from '../../store/store.ts';
import { type Finding, type Found, familyId, findFamily } from './find-family.ts';
import { type Cut, cutsOf, type Mask, type Pattern, patternsOf } from './finding/cut.ts';
import { explains } from './finding/explains.ts';
import { maskFrom } from './finding/mask.ts';
import { nameFor } from './finding/name.ts';
import { findOpener, type Opener } from './finding/opener.ts';
import { cleaned, findNoise } from './running/noise.ts';
import { createRuns, type Runs } from './running/runs.ts';

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

export type DiscoverReport = {
  tries: number;
  patterns: number;
  /** Patterns that were looked at by now, in this and earlier calls. */
  done: number;
  families: number;
  mutants: { refused: number; of: number };
  /** How many patterns came to nothing, by why. */
  dropped: Record<string, number>;
  runs: number;
  minutes: number;
};

/** What came of a pattern that no family was made of. */
export type DroppedNote = {
  id: string;
  about: 'dropped-pattern';
  app: string;
  key: string;
  reason: string;
  from: string;
};

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
  const states = new Map<string, Tree>();
  for (const { name } of app.templates) states.set(name, await app.templateState(name));
  const maskFor = maskFrom(states);
  const report: DiscoverReport = {
    tries: tries.length,
    patterns: 0,
    done: 0,
    families: 0,
    mutants: { refused: 0, of: 0 },
    dropped: {},
    runs: 0,
    minutes: 0,
  };
  const hosts = Array.from({ length: workers }, () => app.environment());
  const runsOf = (host: EnvironmentHost, noise = noNoise): Runs =>
    createRuns({
      app,
      host,
      store,
      signal,
      effectOf: (before, after, typed) => effectOf(before, after, noise, typed),
      onRun: () => void report.runs++,
    });
  try {
    onProgress?.({ done: 0, total: 0, note: 'what changes by itself' });
    const raw = tries.flatMap(cutsOf);
    const first = runsOf(await hosts[0]!);
    const shortest = patternsOf(raw, maskFor).map(({ cuts }) => cuts[0]!);
    const noise = await findNoise(
      app.templates[0]!.name,
      shortest.sort((a, b) => a.acts.length - b.acts.length),
      first,
    );
    const cuts = raw.map((cut): Cut => ({ ...cut, target: cleaned(cut.target, noise) }));
    const patterns = patternsOf(cuts, maskFor).sort((a, b) => promiseOf(b) - promiseOf(a));
    report.patterns = patterns.length;
    const families: DiscoveredFamily[] = [];
    const known = (effect: Effect, mask: Mask) => families.find((family) => explains(family, effect, mask))?.name;
    const openers = new Map<string, Promise<Opener | null>>();
    const waiting: Pattern[] = [];
    for (const pattern of patterns) {
      const family = await store.get<DiscoveredFamily>('family', familyId(app.name, pattern.key));
      const note = await store.get<DroppedNote>('note', noteId(app.name, pattern.key));
      if (family) families.push(family);
      if (family || note) count(report, family ? { family } : { reason: note!.reason });
      else waiting.push(pattern);
    }
    const screens = new Map<string, Promise<Observation>>();
    const worker = async (host: EnvironmentHost) => {
      const runs = runsOf(host, noise);
      const lookAt = (template: string) => {
        const look = screens.get(template) ?? firstScreen(template, runs);
        screens.set(template, look);
        return look;
      };
      const openerOf: Finding['openerOf'] = (at) => {
        const key = JSON.stringify(at);
        const template = app.templates[0]!.name;
        const look =
          openers.get(key) ??
          lookAt(template).then((screen) => findOpener({ template, at, state: states.get(template)!, screen }, runs));
        openers.set(key, look);
        return look;
      };
      for (let pattern = waiting.shift(); pattern; pattern = waiting.shift()) {
        const others = patterns
          .filter((one) => one !== pattern)
          .slice(0, 12)
          .map(({ cuts: [cut] }) => cut!.target);
        const found = await findFamily(pattern, { app, runs, noise, seed, lookAt, openerOf, maskFor, known, others });
        if ('family' in found) {
          found.family.name = nameFor(found.family, (name) => families.some((one) => one.name === name));
          families.push(found.family);
          await store.put('family', [found.family]);
        } else await store.put('note', [noteOf(app.name, pattern, found.reason)]);
        count(report, found);
        onProgress?.({
          done: report.done,
          total: report.patterns,
          note: 'family' in found ? found.family.name : `dropped: ${found.reason.slice(0, 80)}`,
        });
      }
    };
    await Promise.all(hosts.map(async (host) => worker(await host)));
  } catch (error) {
    if (options.signal?.aborted || !signal.aborted) throw error;
  } finally {
    await Promise.allSettled(hosts.map(async (host) => (await host).close()));
    report.minutes = (performance.now() - started) / 60_000;
  }
  return report;
}

/** What explorers tried, as against what was run again for a family. */
const isWalk = ({ purpose }: Try) => purpose === 'explore' || purpose === 'documentation';

/** Frequent effects first, and of them those that take few acts. */
const promiseOf = ({ cuts }: Pattern) => Math.log2(1 + cuts.length) - 0.2 * cuts[0]!.acts.length;

async function firstScreen(template: string, runs: Runs): Promise<Observation> {
  const { attempt } = await runs.live({ template, acts: [], values: [], purpose: 'idle', turn: 2 });
  const [step] = attempt.episode.steps;
  return step?.observation ?? { window: { title: '' }, focus: null, controls: [], messages: [] };
}

function count(report: DiscoverReport, found: Found | { family: DiscoveredFamily }): void {
  report.done += 1;
  if ('mutants' in found && found.mutants) {
    report.mutants.refused += found.mutants.refused;
    report.mutants.of += found.mutants.of;
  }
  if ('family' in found) report.families += 1;
  else {
    const why = found.reason.split(/[:(]/, 2).join(':').slice(0, 60);
    report.dropped[why] = (report.dropped[why] ?? 0) + 1;
  }
}

const noteId = (app: string, key: string) => recordId('note', { about: 'dropped-pattern', app, key });

const noteOf = (app: string, { key, cuts }: Pattern, reason: string): DroppedNote => ({
  id: noteId(app, key),
  about: 'dropped-pattern',
  app,
  key,
  reason,
  from: cuts[0]!.of.id,
});
