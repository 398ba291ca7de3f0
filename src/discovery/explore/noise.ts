import type { App } from '../../app-pack/app.ts';
import { type Noise, noNoise } from '../../effects/noise/effect-of.ts';
import { type NoiseRun, noiseOf } from '../../effects/noise/noise-of.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Tree } from '../../records/effect.ts';
import { recordId } from '../../records/record-id.ts';
import { createRng } from '../../records/rng.ts';
import type { Store } from '../../store/store.ts';
import { openCopies } from './copies.ts';
import { createExplored } from './explored.ts';
import { runWalk } from './run-walk.ts';

type NoiseRecord = { id: string; app: string; kind: 'noise'; noise: Noise };

/** Walks that are made to find it, and how many of them are made a second time. */
const walks = 5;
const twice = 2;

type Options = {
  app: App<Tree>;
  store: Store;
  hosts: readonly EnvironmentHost[];
  templates: readonly string[];
  deny: readonly RegExp[];
  seed: number;
  signal?: AbortSignal;
  onRun?: (done: number, total: number) => void;
};

/**
 * What differs by itself in an application's saved state: found once by doing nothing, by some walks, and by the same walks again; kept in the store.
 */
export async function findNoise(options: Options): Promise<Noise> {
  const { app, store, hosts, signal } = options;
  const [known] = await store.list<NoiseRecord>('note', { app: app.name, kind: 'noise' });
  if (known) return known.noise;
  const plan = ['idle', ...Array.from({ length: walks }, (_, i) => i), ...Array.from({ length: twice }, (_, i) => i)];
  const waiting = [...plan];
  const runs: NoiseRun[] = [];
  const work = async (host: EnvironmentHost) => {
    for (let next = waiting.shift(); next !== undefined && !signal?.aborted; next = waiting.shift()) {
      const run = await runOnce(options, host, next);
      if (run) runs.push(run);
      options.onRun?.(plan.length - waiting.length, plan.length);
    }
  };
  await Promise.all(hosts.map(work));
  signal?.throwIfAborted();
  const noise = noiseOf(runs);
  const id = recordId('noise', { app: app.name, noise });
  await store.put('note', [{ id, app: app.name, kind: 'noise', noise } satisfies NoiseRecord]);
  return noise;
}

/** One run from nothing known, so that the same number does the same; null where the application broke down. */
async function runOnce(options: Options, host: EnvironmentHost, number: number | string): Promise<NoiseRun | null> {
  const { app, templates, deny, seed, signal } = options;
  const isIdle = typeof number === 'string';
  const copies = openCopies(app);
  try {
    const rng = createRng(seed).fork(`noise ${number}`);
    const known = createExplored(app.name, host.kind === 'web');
    const context = { app, host, copies, known, noise: noNoise, deny, rng, seed, signal, isIdle };
    const { done, before, after } = await runWalk(context, rng.pick(templates));
    if (done.trouble !== undefined) return null;
    return {
      did: isIdle ? '' : JSON.stringify(done.acts),
      before,
      after,
      typed: done.values.map(({ value }) => value),
    };
  } finally {
    await copies.close();
  }
}
