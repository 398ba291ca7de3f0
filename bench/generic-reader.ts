/**
 * Whether generic readers see what was done: every written family's reference solution is run with two sets of parameters on the same template, and
 * counts as seen where the effect, noise taken away, is something and is another with the other parameters. About every sixth is run twice, and each
 * template once with nothing done, for the noise.
 *   node bench/generic-reader.ts tiddlywiki|writer [SEEDS] [FAMILY,FAMILY…]
 */
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { referencePolicy } from '../src/agent/policies/following/reference.ts';
import { nothingPolicy } from '../src/agent/policies/nothing.ts';
import type { Policy } from '../src/agent/policy.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { unprepared } from '../src/app-pack/unprepared/unprepared.ts';
import { effectOf } from '../src/effects/noise/effect-of.ts';
import { type NoiseRun, noiseOf } from '../src/effects/noise/noise-of.ts';
import { createRng } from '../src/records/rng.ts';
import { attemptTemplate } from '../src/trajectories/attempt.ts';
import { defaultLimits } from '../src/trajectories/collect.ts';
import { drawParams } from '../src/trajectories/draw-params.ts';

const [name = 'tiddlywiki', seeds = '1', only] = process.argv.slice(2);
const written = await loadApp(name);
const app = unprepared(written);
const host = await app.environment();
const families = written.families.filter((family) => !only || only.split(',').includes(family.name));

type Run = NoiseRun & { family: string; template: string; end: string };
const runs: Run[] = [];
async function run(family: string, template: string, policy: Policy, did: string): Promise<void> {
  const options = { app, host, template, task: { request: family }, policy, limits: defaultLimits, seed: 0 };
  const { before, after, episode } = await attemptTemplate(options);
  const laid = await app.templateState(template);
  if (after !== null) runs.push({ did, laid, before, after, family, template, end: episode.end });
}

const drawn: { family: string; template: string; a: string; b: string }[] = [];
const none: string[] = [];
const templates = new Set<string>();
for (let seed = 0; seed < Number(seeds); seed++) {
  for (const [i, family] of families.entries()) {
    const found = await drawParams(written, family, seed);
    if (!found?.other) {
      none.push(family.name);
      continue;
    }
    const { template, params, other } = found;
    if (!templates.has(template)) await run('nothing', template, nothingPolicy(), '');
    templates.add(template);
    const [a, b] = [`${family.name} ${seed} a`, `${family.name} ${seed} b`];
    drawn.push({ family: family.name, template, a, b });
    await run(family.name, template, referencePolicy(family.solve(params)), a);
    await run(family.name, template, referencePolicy(family.solve(other)), b);
    if (createRng(seed).fork(family.name).int(0, 5) === 0 || families.length < 6)
      await run(family.name, template, referencePolicy(family.solve(params)), a);
    process.stderr.write(`\r${i + 1}/${families.length} ${family.name}          `);
  }
}
await host.close();
process.stderr.write('\n');

const noise = noiseOf(runs);
const effects = runs.map(({ did, before, after, end }) => ({ did, end, effect: effectOf(before, after, noise) }));
const effectIn = (did: string) => effects.find((one) => one.did === did)?.effect;
const failed = drawn.flatMap(({ family, a, b }) => {
  const [first, second] = [effectIn(a), effectIn(b)];
  if (!first || !second) return [`${family}: crashed`];
  if (first.length === 0) return [`${family}: nothing is seen`];
  return isDeepStrictEqual(first, second) ? [`${family}: the same with other parameters`] : [];
});
const twice = Map.groupBy(effects, ({ did }) => did);
const unequal = [...twice].filter(([did, all]) => did && all[1] && !isDeepStrictEqual(all[0]!.effect, all[1].effect));
const pairs = [...twice].filter(([did, all]) => did && all[1]).length;
const idle = effects.filter(({ did, effect }) => did === '' && effect.length > 0);
writeFileSync(
  `${process.env.TMPDIR ?? '/tmp'}/generic-reader-${name}.json`,
  JSON.stringify({ noise, effects }, null, 1),
);
console.log(`noise: ${JSON.stringify(noise.places)}\nbookkeeping: ${JSON.stringify(noise.side)}`);
console.log(
  `doing nothing: ${idle.length} of ${templates.size} templates have an effect; two equal runs: ${pairs - unequal.length} of ${pairs} have the same`,
);
for (const [did] of unequal) console.log(`  not the same twice: ${did}`);
for (const line of failed) console.log(`  ${line}`);
if (none.length > 0) console.log(`  no two sets of parameters: ${none.join(', ')}`);
const seen = drawn.length - failed.length;
console.log(`${name}: ${seen} of ${drawn.length} seen (${((100 * seen) / drawn.length).toFixed(1)} %)`);
