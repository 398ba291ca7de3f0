/**
 * Requests that were written before an application was looked at, done by what was learnt of it in a workspace: its last LAM, or without one
 * the plan of the wording that comes to mind. What is saved decides (bench/unprepared-apps/README.md):
 *   node bench/unprepared-apps.ts WORKSPACE bench/unprepared-apps/ihatemoney.jsonl [recall]
 */
import { readFile } from 'node:fs/promises';
import { recallPolicy } from '../src/agent/policies/following/recall.ts';
import type { Policy } from '../src/agent/policy.ts';
import { createRecall } from '../src/agent/recall/recall.ts';
import { noiseIn } from '../src/discovery/noise-note.ts';
import { valueAt } from '../src/effects/difference/tree.ts';
import { effectOf, noNoise } from '../src/effects/noise/effect-of.ts';
import { withLearnt } from '../src/pipeline/learning/learnt-app.ts';
import { openSource, sourceIn } from '../src/pipeline/learning/source.ts';
import { openLam } from '../src/pipeline/stages/lam-source.ts';
import { checkpointsDir } from '../src/pipeline/stages/training.ts';
import type { Effect, Tree } from '../src/records/episode/effect.ts';
import { LamwrightError } from '../src/records/error.ts';
import type { Checkpoint } from '../src/records/models/checkpoint.ts';
import { openStore } from '../src/store/open-store.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { patternsOf } from '../src/training/recall/patterns.ts';
import { attemptTemplate } from '../src/trajectories/attempt.ts';
import { defaultLimits } from '../src/trajectories/collect.ts';

type Wanted = { request: string; gains?: string[]; loses?: string[]; changes?: string[]; within?: string };

const [dir, file, by] = process.argv.slice(2);
const store = dir ? await openStore({ dir }) : undefined;
const source = store && (await sourceIn(store));
if (!dir || !file || !store || !source)
  throw new LamwrightError('USAGE', 'A workspace that learnt an application and a file of requests are wanted.', {
    remedy: 'node bench/unprepared-apps.ts WORKSPACE bench/unprepared-apps/ihatemoney.jsonl',
  });
const wanted = (await readFile(file, 'utf8'))
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Wanted);
const bare = await openSource(source);
const app = await withLearnt(bare, store);
const noise = (await noiseIn(store, app.name)) ?? noNoise;
const { open, close } = await chosen();
const host = await app.environment();
let solved = 0;
try {
  for (const one of wanted) {
    const policy = open();
    const options = { app, host, template: app.templates[0]!.name, policy, limits: defaultLimits, seed: 0 };
    const { before, after, episode } = await attemptTemplate({ ...options, task: { request: one.request } });
    const effect = after === null ? [] : effectOf(before as Tree, after as Tree, noise);
    const why = after === null ? 'crashed' : whyNot(one, before as Tree, after as Tree, effect);
    if (why === null) solved++;
    const end = episode.end === 'finish' ? '' : ` (${episode.failure?.detail ?? episode.end})`;
    console.log(`${why === null ? 'solved ' : 'failed '} ${one.request}${why === null ? '' : `: ${why}${end}`}`);
  }
} finally {
  await host.close();
  await close();
  await store.close();
}
console.log(`${app.title}: ${solved} of ${wanted.length} solved, ${app.families.length} families learnt`);

async function chosen(): Promise<{ open: () => Policy; close(): Promise<void> }> {
  const lam = (await store!.list<Checkpoint>('checkpoint', { app: app.name })).findLast(
    ({ phase }) => phase === 'LAM4',
  );
  if (lam && by !== 'recall') {
    const opened = await openLam(checkpointsDir({ dir: dir! }), lam, { log: console.error });
    const { policy } = await opened.open();
    return { open: policy, close: () => opened.close() };
  }
  const { tasks } = await buildTasks({ app, seed: 0, counts: { train: 8 * app.families.length } });
  const familyOf = ({ family }: { family: string }) => app.families.find(({ name }) => name === family)!;
  const recall = createRecall(patternsOf(tasks, familyOf, { tried: [] }));
  return { open: () => recallPolicy(recall), close: async () => {} };
}

/** What of it the saved state does not show; null where it shows all. */
function whyNot({ gains = [], loses = [], changes = [], within }: Wanted, before: Tree, after: Tree, effect: Effect) {
  if (effect.length === 0) return 'nothing was saved';
  const count = (tree: Tree, text: string) => JSON.stringify(leaves(tree)).split(text).length;
  // Elements of XML are called by their kind.
  const kinds = effect.map(({ path }) => path.map((_, i) => valueAt(before, [...path.slice(0, i), path[i]!, 'kind'])));
  const said = JSON.stringify([effect, kinds]);
  for (const text of gains) if (count(after, text) <= count(before, text)) return `"${text}" is not there`;
  for (const text of loses) if (count(after, text) >= count(before, text)) return `"${text}" is still there`;
  for (const text of changes) if (!said.includes(text)) return `"${text}" is not what was changed`;
  if (within === undefined) return null;
  const holds = (value: unknown) => gains.some((text) => JSON.stringify(value ?? null).includes(text));
  // What is called by the whole request is not within what the request names.
  const gained = effect.flatMap(({ path, after }, i) =>
    holds([path, after]) ? [JSON.stringify([path.filter((segment) => !holds(segment)), kinds[i]])] : [],
  );
  const places = gains.length > 0 ? gained : [said];
  return places.some((place) => place.includes(within)) ? null : `it is not in "${within}"`;
}

function leaves(tree: Tree): string[] {
  if (tree === null || typeof tree !== 'object') return [String(tree)];
  return Object.values(tree).flatMap(leaves);
}
