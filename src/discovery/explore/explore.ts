import type { App } from '../../app-pack/app.ts';
import { type Noise, noNoise } from '../../effects/noise/effect-of.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import { isWalk, type Screen, type Try } from '../../records/discovery/try.ts';
import type { Tree } from '../../records/episode/effect.ts';
import { LamwrightError } from '../../records/error.ts';
import { createRng } from '../../records/rng.ts';
import type { PlanPair } from '../../records/tasks/task.ts';
import type { Store, StoredRecord } from '../../store/store.ts';
import { openCopies } from './copies.ts';
import { createExplored, type Explored } from './explored.ts';
import { type FindNoise, findNoise } from './noise.ts';
import { rememberScreen, rememberTry } from './remember.ts';
import { type Content, contentOf } from './screens/content.ts';
import { createTally, type ExploreProgress, type Tally } from './tally.ts';
import { tryOf } from './try-of.ts';
import { createTurns } from './turns.ts';
import { runWalk, type Walked } from './walking/run-walk.ts';

export type ExploreOptions = {
  app: App<Tree>;
  store: Store;
  /** The budget of this call, whichever is used up first; without either it ends by the signal. */
  minutes?: number;
  acts?: number;
  workers: number;
  seed: number;
  /** Task-plan pairs of the documentation: tried first. */
  plans?: readonly PlanPair[];
  /** Names of controls that are left alone, beside the usual ones (quitting, printing, logging out). */
  deny?: readonly RegExp[];
  signal?: AbortSignal;
  onProgress?: (progress: ExploreProgress) => void;
  /** Told what is waited for. */
  log?: (line: string) => void;
};

/** So many starts in a row that came to nothing are the application's, not chance. */
const mostFailedStarts = 3;
/** After so many walks without a new screen, act or change exploration ends; one in which nothing was left to do counts for ten. */
const mostStale = 60;
const emptyWalk = 10;

/**
 * Tries what can be done in an application, from a fresh copy each time: rules alone choose. Puts `try` and `screen` records; what stands in the
 * store is taken into account, so a second call goes on where the first ended, and a kill loses the try at work alone.
 * Rejects with APP_START, PORT_TAKEN, PAGE_UNSETTLED where the application does not come up, and by the signal.
 */
export async function explore(options: ExploreOptions): Promise<ExploreProgress> {
  const { app, store, workers, seed, deny = [], signal, log } = options;
  const started = performance.now();
  const hosts = await Promise.all(Array.from({ length: workers }, () => app.environment()));
  const turns = createTurns(() => log?.('The port cannot be chosen: one try at a time from here on.'));
  const copies = new Map(hosts.map((host) => [host, openCopies(app, () => !turns.areSingle())]));
  try {
    const templates = app.templates.filter(({ heldOut }) => !heldOut).map(({ name }) => name);
    const contents = await contentsOf(app, templates);
    const known = createExplored(app.name, hosts[0]!.kind === 'web', options.plans);
    const tally = createTally(known, contents);
    await remember(store, app, known, contents, tally);
    const deadline = started + (options.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
    const most = tally.progress().acts + (options.acts ?? Number.POSITIVE_INFINITY);
    let number = tally.progress().walks;
    let failedStarts = 0;
    /** Walks since something was new. */
    let stale = 0;
    const isOver = () =>
      signal?.aborted || performance.now() >= deadline || tally.progress().acts >= most || stale >= mostStale;

    let isShort = true;
    const run: FindNoise['run'] = (host, fixed) => {
      const rng = createRng(seed).fork(`walk ${number++}`);
      const context = { app, host, copies: copies.get(host)!, known, deny, isShort, rng, seed, signal };
      if (!fixed) return turns.take(() => runWalk(context, rng.pick(templates)));
      // What is only compared teaches nothing.
      const apart = { ...createExplored(app.name, host.kind === 'web'), screens: known.screens };
      return turns.take(() => runWalk({ ...context, known: apart }, fixed.template, fixed.steps));
    };
    const keep = async (walked: Walked, made: Pick<Try, 'purpose' | 'from'>, noise: Noise): Promise<Try> => {
      const done = tryOf(walked, { app: app.name, seed, noise, ...made });
      await store.put('screen', walked.screens as unknown as StoredRecord[]);
      await store.put('try', [done as unknown as StoredRecord]);
      if (made.purpose === 'repeat' || made.purpose === 'idle') return done;
      known.knowledge.learn(walked.account.keys, done);
      known.plans.learn(done);
      const { trouble, acts } = done;
      failedStarts = trouble !== undefined && acts.length === 0 ? failedStarts + 1 : 0;
      stale = tally.count(done) ? 0 : stale + (acts.length > 0 ? 1 : emptyWalk);
      options.onProgress?.(tally.progress());
      if (failedStarts >= mostFailedStarts) throw cannotBegin(app, trouble!);
      return done;
    };
    let runs = 0;
    const onRun = () => log?.(`Finding what changes by itself: ${++runs} runs done`);
    const keepRaw: FindNoise['keep'] = async (walked, made) => (await keep(walked, made, noNoise)).id;
    const noise = await findNoise({ ...options, hosts, templates, run, keep: keepRaw, onRun });
    isShort = false;
    const work = async (host: EnvironmentHost) => {
      while (!isOver()) await keep(await run(host), { purpose: 'explore' }, noise);
    };
    const ends = await Promise.allSettled(hosts.map(work));
    signal?.throwIfAborted();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    if (stale >= mostStale) log?.('Nothing new has come for a while: exploration ends before its time.');
    const { waiting, taken } = known.plans.counts();
    if (waiting > 0 && taken === 0)
      log?.(
        `None of ${waiting} plans of the documentation begins on the first screen: it may be of another application.`,
      );
    return tally.progress();
  } finally {
    await Promise.allSettled(
      hosts.map((host) =>
        copies
          .get(host)!
          .close()
          .finally(() => host.close()),
      ),
    );
  }
}

/** Takes in what earlier calls have found. */
async function remember(
  store: Store,
  app: App<Tree>,
  known: Explored,
  contents: ReadonlyMap<string, Content>,
  tally: Tally,
): Promise<void> {
  for (const screen of await store.list<Screen>('screen', { app: app.name })) rememberScreen(known, screen);
  for await (const done of store.each<Try>('try', { app: app.name })) {
    if (!isWalk(done)) continue;
    rememberTry(known, done, contents.get(done.template)?.mask ?? ((text) => text));
    tally.count(done);
  }
}

async function contentsOf(app: App<Tree>, templates: readonly string[]): Promise<Map<string, Content>> {
  return new Map(
    await Promise.all(templates.map(async (name) => [name, contentOf(await app.templateState(name))] as const)),
  );
}

function cannotBegin(app: App<Tree>, trouble: string): LamwrightError {
  return new LamwrightError(
    'APP_START',
    `${app.title} was started ${mostFailedStarts} times and nothing could be tried: ${trouble}`,
    {
      remedy: 'Look whether it starts by hand; one that asks for a login needs --login STEPS.',
    },
  );
}
