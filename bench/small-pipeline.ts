import type { App } from '../src/app-pack/app.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { type Profile, quickstart } from '../src/pipeline/profiles.ts';
import { runPipeline } from '../src/pipeline/run.ts';
import { openStore } from '../src/store/open-store.ts';

/** Three families of TiddlyWiki and a few thousand tokens of training: every stage real, in a minute or two. */
const families = ['create-with-text', 'set-site-title', 'search-and-open', 'open-alone'];

export function smallProfile(seed: number): Profile {
  const full = quickstart('tiny', seed);
  const short = { tokens: 12_000, batchTokens: 2048, learningRate: 2e-3, warmup: 0.1 };
  return {
    ...full,
    name: 'small',
    evolve: 20,
    stepCredit: true,
    tasks: { train: 9, 'test-parameters': 3, 'test-wordings': 2, 'test-families': 1, 'test-template': 1 },
    explore: { tasks: 2, tries: 2, temperatures: [0.5, 1.5] },
    training: { ...full.training, tiny: { ...full.training.tiny, LAM1: short, LAM2: short, LAM3: short } },
    evaluate: {
      offline: { 'test-parameters': 2 },
      online: { 'test-parameters': 2 },
      plain: { 'test-parameters': 2 },
      follower: { 'test-parameters': 2 },
      earlier: { 'test-parameters': 1 },
    },
  };
}

/** Runs the small pipeline in a workspace, for TiddlyWiki alone or for one LAM of it and others; resumable as every pipeline is. */
export async function runSmallPipeline(dir: string, seed = 1, others: readonly App[] = []): Promise<void> {
  const whole = await loadApp('tiddlywiki');
  const app = { ...whole, families: whole.families.filter((f) => families.includes(f.name)) };
  const store = await openStore({ dir });
  try {
    const workspaces = [app, ...others].map((one) => ({ dir, store, app: one, seed, workers: 2 }));
    await runPipeline(workspaces, smallProfile(seed));
  } finally {
    await store.close();
  }
}

if (import.meta.main) await runSmallPipeline(process.argv[2] ?? '.lamwright-small');
