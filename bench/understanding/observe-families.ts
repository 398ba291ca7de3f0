/**
 * Makes of each written family what exploration could have found of it: its acts and what they saved, for a few draws of parameters; never its words.
 *   node bench/understanding/observe.ts APP FOLDER [DRAWS]
 * FOLDER/APP/FAMILY-DRAW holds `before`, `after` (copies of the data folder) and `observed.json`. What is there already is not done again.
 */
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { referencePolicy } from '../../src/agent/policies/following/reference.ts';
import type { App } from '../../src/app-pack/app.ts';
import { loadApp } from '../../src/app-pack/loading/load-app.ts';
import { createVocabulary } from '../../src/app-pack/vocabulary.ts';
import type { ControlPlace } from '../../src/records/discovery/try.ts';
import type { ActionFunction } from '../../src/records/episode/decision.ts';
import { createRng } from '../../src/records/rng.ts';
import type { Params } from '../../src/records/tasks/task.ts';
import { attemptTemplate } from '../../src/trajectories/attempt.ts';
import { defaultLimits } from '../../src/trajectories/collect.ts';

export type Observed = {
  template: string;
  params: Params;
  acts: {
    control?: ControlPlace;
    function: ActionFunction;
    args: Record<string, string | number | boolean>;
    /** What else could have been chosen: the control's options, or the controls that came on the screen beside it. */
    beside: string[];
  }[];
  before: unknown;
  after: unknown;
};

const [name = 'tiddlywiki', folder = '.lamwright/understanding', draws = '2'] = process.argv.slice(2);
const app = await loadApp(name);
const host = await app.environment();
try {
  for (const family of app.families) {
    for (let draw = 0; draw < Number(draws); draw++) {
      const place = join(folder, name, `${family.name}-${draw}`);
      const done = await readFile(join(place, 'observed.json')).then(
        () => true,
        () => false,
      );
      if (done) continue;
      const start = performance.now();
      const rng = createRng(draw).fork(family.name);
      const found = await drawnOf(family, rng);
      if (!found) {
        console.log(`${family.name} ${draw}: nothing to draw`);
        continue;
      }
      await rm(place, { recursive: true, force: true });
      await mkdir(place, { recursive: true });
      const { template, params } = found;
      const attempt = await attemptTemplate({
        app: copying(app, place),
        host,
        template,
        task: { request: 'x', plan: [] },
        policy: referencePolicy(family.solve(params)),
        limits: defaultLimits,
        seed: draw,
      });
      const acts = attempt.episode.steps
        .filter(({ decision, result }) => decision.function !== '' && result.ok)
        .map(({ observation, decision, index }) => {
          const old = new Set(attempt.episode.steps[index - 1]?.observation.controls.map(({ name }) => name));
          const control = observation.controls.find(({ label }) => label === decision.controlLabel);
          const at = control && { name: control.name, type: control.type, container: control.container };
          const siblings = observation.controls.filter(
            (c) => c.type === control?.type && c.container === control?.container && !old.has(c.name),
          );
          const beside = control?.options ?? siblings.map(({ name }) => name);
          const { function: name, args } = decision;
          return { ...(at ? { control: at } : {}), function: name as ActionFunction, args, beside };
        });
      const observed: Observed = { template, params, acts, before: attempt.before, after: attempt.after };
      await writeFile(join(place, 'observed.part'), JSON.stringify(observed));
      await rename(join(place, 'observed.part'), join(place, 'observed.json'));
      console.log(
        `${family.name} ${draw}: ${attempt.episode.end}, ${acts.length} acts, ${((performance.now() - start) / 1000).toFixed(1)} s`,
      );
    }
  }
} finally {
  await host.close();
}

async function drawnOf(
  family: App['families'][number],
  rng: ReturnType<typeof createRng>,
): Promise<{ template: string; params: Params } | null> {
  for (const { name: template } of rng.shuffle(app.templates.filter(({ heldOut }) => !heldOut))) {
    const state = await app.templateState(template);
    const params = family.sample({
      rng: rng.fork(template),
      state,
      words: createVocabulary(rng.fork('words'), 'train'),
    });
    if (params) return { template, params };
  }
  return null;
}

/** Keeps a copy of the data folder at each reading of what is saved. */
function copying(app: App, place: string): App {
  return {
    ...app,
    async start(options) {
      const running = await app.start(options);
      let times = 0;
      return {
        ...running,
        async read() {
          const state = await running.read();
          await cp(options.dir, join(place, times++ === 0 ? 'before' : 'after'), {
            recursive: true,
            force: true,
          }).catch(() => {});
          return state;
        },
      };
    },
  };
}
