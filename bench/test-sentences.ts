/**
 * How a workspace's LAM4 does on each family's first test sentence and on its second one, which was written without sight of any run.
 *   node bench/test-sentences.ts tiddlywiki .lamwright/study
 */
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { rate } from '../src/evaluation/statistics.ts';
import type { Trajectory } from '../src/records/episode/trajectory.ts';
import type { Checkpoint } from '../src/records/models/checkpoint.ts';
import type { Task } from '../src/records/tasks/task.ts';
import { openStore } from '../src/store/open-store.ts';
import { wordingsOf } from '../src/tasks/splits.ts';

const [name = 'tiddlywiki', dir = '.lamwright/study'] = process.argv.slice(2);
const app = await loadApp(name);
const store = await openStore({ dir });
const where = { app: app.name };
const tasks = new Map((await store.list<Task>('task', where)).map((task) => [task.id, task]));
const lams = (await store.list<Checkpoint>('checkpoint', where)).filter(({ phase }) => phase === 'LAM4');
const runs = await store.list<Trajectory>('trajectory', where);
await store.close();

const turnOf = ({ family, wording }: Task) =>
  wordingsOf(app.families.find((f) => f.name === family)!, 'test-wordings').indexOf(wording);

for (const { id, base, seed } of lams) {
  const asked = runs.filter((run) => run.split === 'test-wordings' && run.checkpoint === id);
  const turns = Map.groupBy(asked, (run) => turnOf(tasks.get(run.taskId)!));
  for (const [turn, some] of [...turns].sort(([a], [b]) => a - b)) {
    const { value, low, high } = rate(some.filter((run) => run.outcome.success).length, some.length);
    const [tsr, from, to] = [value, low, high].map((share) => (100 * share).toFixed(1));
    console.log(`${base}, seed ${seed}: test sentence ${turn + 1}: ${tsr} % [${from}, ${to}], n ${some.length}`);
  }
}
