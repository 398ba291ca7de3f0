/**
 * How often a request that nothing learnt covers is refused, and how often one that is covered:
 *   node bench/refusal.ts tiddlywiki [WORKSPACE] [SEED]
 * Without a workspace the patterns are learnt from the pack alone; with one they, and the bar, are those of its last LAM4. Of other kinds are the held-out
 * families' requests, the train requests of the other application, and `bench/own-requests.json`: requests in a user's own words, a list of strings.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusalOf } from '../src/agent/cover/refusal.ts';
import { readLamSettings } from '../src/agent/known/lam-files.ts';
import { createRecall } from '../src/agent/recall/recall.ts';
import type { App } from '../src/app-pack/app.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { rate } from '../src/evaluation/statistics.ts';
import { checkpointsDir } from '../src/pipeline/stages/training.ts';
import { LamwrightError } from '../src/records/error.ts';
import { type Checkpoint, isTrainedFor } from '../src/records/models/checkpoint.ts';
import { createRng } from '../src/records/rng.ts';
import type { Split } from '../src/records/tasks/task.ts';
import { openStore } from '../src/store/open-store.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { patternsOf } from '../src/training/recall/patterns.ts';
import { refusalBar } from '../src/training/recall/refusal-bar.ts';

/** How many requests are drawn for a line, at most: of other kinds from each source about as many as a user's own are. */
const most = { foreign: 75, known: 200 };
const ownRequests = join(import.meta.dirname, 'own-requests.json');

const [name = 'tiddlywiki', dir, seed = '0'] = process.argv.slice(2);
const others: Record<string, string> = { tiddlywiki: 'writer', writer: 'tiddlywiki' };
const app = await loadApp(name);
const other = await loadApp(others[app.name] ?? 'writer');
const { patterns, bar } = dir === undefined ? await learnt(app) : await ofWorkspace(dir);
const recall = createRecall(patterns);
const isRefused = (request: string) => refusalOf(request, { recall, bar }) !== null;

const foreign: Record<string, string[]> = {
  'held-out families': await requestsOf(app, 'test-families', most.foreign),
  [`of ${other.name}`]: await requestsOf(other, 'train', most.foreign),
  'own requests': await readOwn(),
};
const known: Record<string, string[]> = {
  'known kinds, unheard sentences': await requestsOf(app, 'test-wordings', most.known),
  'known sentences, new parameters': await requestsOf(app, 'test-parameters', most.known),
};
for (const [row, requests] of Object.entries(foreign)) tell(`other kinds, ${row}`, requests);
tell('other kinds, all', Object.values(foreign).flat());
for (const [row, requests] of Object.entries(known)) tell(row, requests);

function tell(row: string, requests: readonly string[]): void {
  const { value, low, high } = rate(requests.filter(isRefused).length, requests.length);
  const [share, from, to] = [value, low, high].map((x) => (100 * x).toFixed(1));
  console.log(`${app.name}, seed ${seed}, ${row}: refused ${share} % [${from}, ${to}], n ${requests.length}`);
}

/** So many requests of a split, in seeded order. */
async function requestsOf(app: App, split: Split, most: number): Promise<string[]> {
  const counts = { train: 3 * app.families.length, [split]: 3 * app.families.length };
  const { tasks } = await buildTasks({ app, seed: Number(seed), counts });
  const ofSplit = tasks.filter((task) => task.split === split && task.filter.judge);
  return createRng(Number(seed))
    .shuffle(ofSplit)
    .slice(0, most)
    .map(({ request }) => request);
}

async function learnt(app: App) {
  const seen = app.families.filter(({ heldOut }) => !heldOut);
  const { tasks } = await buildTasks({ app, seed: Number(seed), counts: { train: 3 * seen.length } });
  const patterns = patternsOf(tasks, ({ family }) => seen.find(({ name }) => name === family)!);
  return { patterns, bar: refusalBar(patterns) };
}

/** What travels with the workspace's last LAM4 of the application. */
async function ofWorkspace(dir: string) {
  const store = await openStore({ dir });
  const trained = (await store.list<Checkpoint>('checkpoint')).filter((c) => isTrainedFor(c.app, app.name));
  await store.close();
  const last = trained.findLast(({ phase }) => phase === 'LAM4');
  if (!last) throw usage(`${dir} holds no LAM4 of ${app.name}.`, 'Train one there, or leave the workspace out.');
  const { lexicon } = await readLamSettings(join(checkpointsDir({ dir }), last.id));
  return { patterns: lexicon.patterns, bar: lexicon.bar ?? refusalBar(lexicon.patterns) };
}

async function readOwn(): Promise<string[]> {
  const text = await readFile(ownRequests, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT')
      throw usage(`${ownRequests} is not there.`, 'Write requests to other software there, as a list of strings.');
    throw cause;
  });
  return JSON.parse(text) as string[];
}

function usage(message: string, remedy: string): LamwrightError {
  return new LamwrightError('USAGE', message, { remedy });
}
