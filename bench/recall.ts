/**
 * How often the plan that a request needs comes to mind, as the agent recalls it:
 *   node bench/recall.ts tiddlywiki [SEED] [WORKSPACE] [--meaning]
 * With --meaning it is recalled by sentence embeddings, too, which takes a minute more.
 * With a workspace the choices that its screens showed are known, as they are to a LAM, and its tasks are asked on their screens, too.
 * `unheard`: train wordings with a task's values, forgotten with an eighth of the others; the last two rows are test tasks.
 */
import { openMeaning } from '../src/agent/recall/fitting/meaning.ts';
import { createRecall } from '../src/agent/recall/recall.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { openEmbedder } from '../src/models/embedder.ts';
import { trainTrajectories } from '../src/pipeline/stages/data.ts';
import { LamwrightError } from '../src/records/error.ts';
import { createRng } from '../src/records/rng.ts';
import type { Observation } from '../src/records/screen/observation.ts';
import type { Task } from '../src/records/tasks/task.ts';
import { openStore } from '../src/store/open-store.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { fillWording } from '../src/tasks/request.ts';
import { trainWordings } from '../src/tasks/splits.ts';
import { patternsOf } from '../src/training/recall/patterns.ts';

const byMeaning = process.argv.includes('--meaning');
const [name = 'tiddlywiki', seed = '0', dir] = process.argv.slice(2).filter((given) => given !== '--meaning');
if (!/^\d+$/.test(seed)) {
  throw new LamwrightError('USAGE', `"${seed}" is no seed.`, {
    remedy: 'Give the workspace after a seed: node bench/recall.ts tiddlywiki 0 .lamwright/study',
  });
}
const app = await loadApp(name);
const seen = app.families.filter(({ heldOut }) => !heldOut);
const each = 3 * seen.length;
const { tasks } = await buildTasks({
  app,
  seed: Number(seed),
  counts: { train: each, 'test-parameters': each, 'test-wordings': each },
});
const familyOf = ({ family }: { family: string }) => seen.find(({ name }) => name === family)!;
const train = tasks.filter(({ split }) => split === 'train');
const tried = dir === undefined ? [] : await triedIn(dir);
const families = [...Map.groupBy(train, ({ family }) => family).keys()];
/** The name of the family in the place of its plan. */
const patterns = patternsOf(train, familyOf, { tried }).map((pattern, i) => ({ ...pattern, plan: [families[i]!] }));
const embedder = byMeaning ? await openEmbedder() : undefined;
const meaning = embedder && openMeaning((texts) => embedder.embed(texts));
await meaning?.read(patterns.flatMap(({ requests }) => requests));
const recall = createRecall(patterns, meaning);

type Asked = { request: string; family: string; forgotten?: string; screen?: Observation };
const rng = createRng(Number(seed));
const unheard = ({ family, params }: Task, screen?: Observation): Asked[] => {
  const wordings = rng.shuffle(trainWordings(familyOf({ family }))).slice(0, 4);
  return wordings.map((forgotten) => ({ request: fillWording(forgotten, params), family, forgotten, screen }));
};
const onScreens = tried.flatMap(({ task, trajectory }) => unheard(task, trajectory.steps[0]?.observation));
const rows: Record<string, readonly Asked[]> = {
  unheard: train.flatMap((task) => unheard(task)),
  ...(onScreens.length > 0
    ? {
        'unheard, without the screens': onScreens.map((asked) => ({ ...asked, screen: undefined })),
        'unheard, on the screens': onScreens,
      }
    : {}),
};
for (const split of ['test-wordings', 'test-parameters']) rows[split] = tasks.filter((task) => task.split === split);

for (const [row, asked] of Object.entries(rows)) {
  await meaning?.read(asked.map(({ request }) => request));
  const found = asked.map(({ request, family, forgotten, screen }) => {
    const plans = recall(request, { forgotten, screen }).map(({ plan }) => plan[0]);
    return { first: plans[0] === family, among: plans.includes(family), count: plans.length };
  });
  const percent = (hits: number) => `${((100 * hits) / asked.length).toFixed(1)} %`;
  const thought = found.reduce((sum, { count }) => sum + count, 0) / asked.length;
  console.log(
    `${name}, seed ${seed}${byMeaning ? ', by meaning' : ''}, ${row}: the right plan first ${percent(found.filter((f) => f.first).length)}, among the ${thought.toFixed(1)} that come to mind ${percent(found.filter((f) => f.among).length)}, n ${asked.length}`,
  );
}

await embedder?.close();

async function triedIn(dir: string) {
  const store = await openStore({ dir });
  try {
    const workspace = { dir, store, app, seed: Number(seed), workers: 1 };
    return await trainTrajectories(workspace, { policy: 'plan-follower' });
  } finally {
    await store.close();
  }
}
