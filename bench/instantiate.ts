/**
 * Instantiation by a chat model: sources of the documentation and of families in turn; prints each, then the yield by stage, words added,
 * actions of a plan, names that stand on the first screen or in the plan, and seconds a task. Training sources alone.
 *
 *     node bench/instantiate.ts APP [N=10] [SEED=1] [--chat MODEL] [--way text]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { App } from '../src/app-pack/app.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { openChat } from '../src/chat/open-chat.ts';
import { openEmbedder } from '../src/models/embedder.ts';
import { buildPlans } from '../src/plans/build-plans.ts';
import { createRng } from '../src/records/rng.ts';
import type { Instance } from '../src/records/tasks/instance.ts';
import { openStore } from '../src/store/open-store.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { type InstanceSource, instantiate } from '../src/tasks/instantiate/instantiate.ts';
import { createScreenCache } from '../src/tasks/instantiate/screen-cache.ts';
import type { TemplateWay } from '../src/tasks/instantiate/template.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { chat: { type: 'string' }, way: { type: 'string', default: 'text' } },
});
const [name = 'tiddlywiki', n = '10', seed = '1'] = positionals;
const app = await loadApp(name);
const dir = await mkdtemp(join(tmpdir(), 'lamwright-bench-'));
const store = await openStore({ dir });
const log = (line: string) => console.error(line);
const chat = await openChat({ store, configuration: values.chat, log });
const host = await app.environment();
const way = values.way as TemplateWay;
const embedder = way === 'embedding' ? await openEmbedder({ log }) : undefined;
const first = createScreenCache((png) => store.putBlob(png, 'png'));
const made: { instance: Instance; onScreen: Set<string>; seconds: number }[] = [];
try {
  for (const source of await sources(app, Number(n), Number(seed))) {
    const start = performance.now();
    const instance = await instantiate({ chat, app, host, source, way, screens: first, embedder });
    const seconds = (performance.now() - start) / 1000;
    const { observation } = await first.first(app, host, instance.template.name || app.templates[0]!.name);
    const onScreen = new Set(observation.controls.map((control) => control.name));
    made.push({ instance, onScreen, seconds });
    show(instance, seconds);
  }
} finally {
  await Promise.allSettled([chat.close(), host.close(), embedder?.close(), store.close()]);
  await rm(dir, { recursive: true, force: true });
}
summary();

/** Pairs of the documentation and train tasks, in turn. */
async function sources(app: App, count: number, seed: number): Promise<InstanceSource[]> {
  const rng = createRng(seed).fork('bench/instantiate');
  const { pairs } = await buildPlans({ app, seed, evolve: count });
  const { tasks } = await buildTasks({ app, seed, counts: { train: 4 * count } });
  const drawnTasks = rng.shuffle(tasks.filter(({ filter }) => filter.judge));
  return rng
    .shuffle(pairs)
    .flatMap(({ id, task, plan }, i): InstanceSource[] => {
      const other = drawnTasks[i];
      const pair: InstanceSource = { kind: 'pair', id, task, plan };
      if (!other) return [pair];
      return [pair, { kind: 'task', id: other.id, task: other.request, plan: other.plan, template: other.template }];
    })
    .slice(0, count);
}

function show({ source, template, prefill, filter, error }: Instance, seconds: number): void {
  console.log(
    `\n${source.kind}: ${source.task}\n  ${source.plan.join(' | ')}\n  ${template.name}, ${seconds.toFixed(1)} s`,
  );
  if (prefill) {
    console.log(`  ${prefill.request}`);
    for (const { step, function: act, controlName, args } of prefill.actions) {
      console.log(`    ${step} ${act} "${controlName}" ${JSON.stringify(args)}`);
    }
  }
  if (error) console.log(`  ${error.stage}: ${error.detail.slice(0, 300)}`);
  if (filter) console.log(`  ${filter.type}: ${filter.thought}`);
}

function summary(): void {
  const instances = made.map(({ instance }) => instance);
  const filled = made.filter(({ instance }) => instance.prefill !== null);
  const pairs = filled.filter(({ instance }) => instance.source.kind === 'pair');
  const actions = filled.flatMap(({ instance, onScreen }) => {
    const told = [instance.source.task, ...instance.source.plan].join('\n').toLowerCase();
    return instance.prefill!.actions.map(({ controlName }) => ({
      known: controlName === '' || onScreen.has(controlName) || told.includes(controlName.toLowerCase()),
    }));
  });
  const words = (text: string) => text.split(/\s+/).length;
  const mean = (values: number[]) => (values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1)).toFixed(1);
  const asked = made.filter(({ instance }) => instance.calls.length > 0);
  const spent = chat.spent();
  console.log(`
${app.title}, ${chat.model('instantiate')}, templates by ${way}, seed ${seed}
stopped by rules before any call   ${instances.filter(({ calls, error }) => calls.length === 0 && !error).length} of ${made.length}
prefilled                          ${filled.length} of ${made.length}
passed the filter                  ${instances.filter(({ filter }) => filter?.judge).length} of ${made.length}
without an answer that fits        ${instances.filter(({ error }) => error).length} of ${made.length}
words added to a pair              ${mean(pairs.map(({ instance: { prefill, source } }) => words(prefill!.request) - words(source.task)))}
actions of a plan                  ${mean(filled.map(({ instance }) => instance.prefill!.actions.length))}
names on the screen or in the plan ${actions.filter(({ known }) => known).length} of ${actions.length}
seconds a task that was asked for  ${mean(asked.map(({ seconds }) => seconds))}, of these the model ${mean(asked.map(({ instance }) => instance.ms.model / 1000))}
calls ${spent.calls}, tokens ${spent.tokens.in} in, ${spent.tokens.out} out`);
}
