import type { App } from '../../app-pack/app.ts';
import type { Tree } from '../../records/effect.ts';
import { LamwrightError } from '../../records/error.ts';
import { createRng } from '../../records/rng.ts';
import type { PlanPair } from '../../records/task.ts';
import type { Screen, Try } from '../../records/try.ts';
import type { Store, StoredRecord } from '../../store/store.ts';
import { openCopies } from './copies.ts';
import { createExplored } from './explored.ts';
import { patternsOf } from './map-of.ts';
import { findNoise } from './noise.ts';
import { rememberScreen, rememberTry } from './remember.ts';
import { runWalk, type Walked } from './run-walk.ts';
import { type Content, contentOf } from './screens/content.ts';

/** How far exploration is, since it was first begun; `effects` are kinds of change, `ms` counts from this call. */
export type ExploreProgress = {
  walks: number;
  acts: number;
  screens: number;
  kinds: number;
  effects: number;
  ms: number;
};

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

/**
 * Tries what can be done in an application, from a fresh copy each time: rules alone choose. Puts `try` and `screen` records; what stands in the
 * store is taken into account, so a second call goes on where the first ended, and a kill loses the try at work alone.
 * Rejects with APP_START, PORT_TAKEN, PAGE_UNSETTLED where the application does not come up, and by the signal.
 */
export async function explore(options: ExploreOptions): Promise<ExploreProgress> {
  const { app, store, workers, seed, deny = [], signal, log } = options;
  const started = performance.now();
  const hosts = await Promise.all(Array.from({ length: workers }, () => app.environment()));
  try {
    const templates = app.templates.filter(({ heldOut }) => !heldOut).map(({ name }) => name);
    const contents = await contentsOf(app, templates);
    const onRun = (done: number, total: number) => log?.(`Finding what changes by itself: run ${done} of ${total}`);
    const noise = await findNoise({ ...options, hosts, templates, deny, onRun });
    const known = createExplored(app.name, hosts[0]!.kind === 'web');
    const patterns = new Set<string>();
    const progress: ExploreProgress = { walks: 0, acts: 0, screens: 0, kinds: 0, effects: 0, ms: 0 };
    const count = (done: Try) => {
      for (const pattern of patternsOf(done, contents.get(done.template))) patterns.add(pattern);
      progress.walks++;
      progress.acts += done.acts.length;
      progress.screens = [...known.screens.all()].length;
      progress.kinds = known.knowledge.kinds();
      progress.effects = patterns.size;
      progress.ms = performance.now() - started;
    };
    for (const screen of await store.list<Screen>('screen', { app: app.name })) rememberScreen(known, screen);
    for await (const done of store.each<Try>('try', { app: app.name })) {
      if (done.purpose !== 'explore' && done.purpose !== 'documentation') continue;
      rememberTry(known, done, contents.get(done.template)?.mask ?? ((text) => text));
      count(done);
    }
    const deadline = started + (options.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
    const most = progress.acts + (options.acts ?? Number.POSITIVE_INFINITY);
    let number = progress.walks;
    let failedStarts = 0;
    const isOver = () => signal?.aborted || performance.now() >= deadline || progress.acts >= most;

    const keep = async ({ done, screens }: Walked) => {
      failedStarts = done.trouble !== undefined && done.acts.length === 0 ? failedStarts + 1 : 0;
      await store.put('screen', screens as unknown as StoredRecord[]);
      await store.put('try', [done as unknown as StoredRecord]);
      count(done);
      options.onProgress?.({ ...progress });
      if (failedStarts >= mostFailedStarts) throw cannotBegin(app, done.trouble!);
    };
    const work = async (host: (typeof hosts)[number]) => {
      const copies = openCopies(app);
      try {
        while (!isOver()) {
          const rng = createRng(seed).fork(`walk ${number++}`);
          const context = { app, host, copies, known, noise, deny, rng, seed, signal };
          await keep(await runWalk(context, rng.pick(templates)));
        }
      } finally {
        await copies.close();
      }
    };
    const ends = await Promise.allSettled(hosts.map(work));
    signal?.throwIfAborted();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return { ...progress };
  } finally {
    await Promise.allSettled(hosts.map((host) => host.close()));
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
