// Rules and chat model on the same pages: pairs, rejects by reason, seconds, and samples of each for judging by hand.
// Usage: node bench/extractors.ts [app=writer] [pages=60] [seed=1] [--chat MODEL] [--workspace DIR] [--replay]
import { parseArgs } from 'node:util';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { openChat } from '../src/chat/open-chat.ts';
import { buildFromSources } from '../src/plans/build-from-sources.ts';
import { createRng } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    chat: { type: 'string' },
    workspace: { type: 'string', default: '.lamwright/extractors' },
    replay: { type: 'boolean', default: false },
  },
});
const [name = 'writer', n = '60', seed = '1'] = positionals;
const sampleSize = 100;
const app = await loadApp(name);
const store = await openStore({ dir: values.workspace });
const log = (line: string) => console.error(line);
const chat = await openChat({ store, configuration: values.chat, replay: values.replay, log });

for (const extract of ['rules', 'chat'] as const) {
  const started = performance.now();
  const before = chat.spent().ms;
  const { pairs, counts } = await buildFromSources({
    ...{ app, seed: Number(seed), sample: Number(n), evolve: 0, extract, chat },
    onProgress: ({ stage, done, total }) => process.stderr.write(`\r${extract} ${stage} ${done} of ${total}`),
  });
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n## ${extract}: ${pairs.length} pairs of ${counts.pages?.in} pages in ${seconds.toFixed(1)} s`);
  console.log(`(of these the model ${((chat.spent().ms - before) / 1000).toFixed(1)} s)`);
  for (const [step, { in: into, out, rejected }] of Object.entries(counts)) {
    const why = Object.entries(rejected ?? {}).map(([reason, count]) => `${reason} ${count}`);
    console.log(`${step}: ${into} → ${out}${why.length > 0 ? ` (${why.join(', ')})` : ''}`);
  }
  const drawn = createRng(Number(seed)).fork('sample').shuffle(pairs).slice(0, sampleSize);
  for (const [i, { task, plan, source }] of drawn.entries()) {
    console.log(`${i + 1}. ${task} [${source.from[0]}; ${source.rule}]\n   ${plan.join(' | ')}`);
  }
}
await chat.close();
await store.close();
