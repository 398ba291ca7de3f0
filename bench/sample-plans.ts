// A sample of documentation pairs for judging by hand, as a table. Usage: node bench/sample-plans.ts [app=writer] [n=100] [seed=1]
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { buildPlans } from '../src/plans/build-plans.ts';
import { createRng } from '../src/records/rng.ts';

const [name = 'writer', n = '100', seed = '1'] = process.argv.slice(2);
const app = await loadApp(name);
const { pairs } = await buildPlans({ app, seed: Number(seed), evolve: 0 });
const drawn = createRng(Number(seed))
  .fork('sample')
  .shuffle(pairs.filter(({ source }) => source.kind === 'documentation'))
  .slice(0, Number(n));
console.log(`${drawn.length} of ${pairs.length} pairs of ${app.title}, seed ${seed}`);
for (const [i, { task, plan, source }] of drawn.entries()) {
  console.log(`${i + 1}. ${task} [${source.from[0]}; ${source.rule}]\n   ${plan.join(' | ')}`);
}
