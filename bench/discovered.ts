/**
 * From an application to families: explores (half of the time) unless the workspace has tries already, makes families of them, and prints what came
 * of it with N families, drawn by seed, to be judged by hand:
 *   node bench/discovered.ts tiddlywiki|writer MINUTES [WORKSPACE] [N] [SEED] [WORKERS]
 */
import { availableParallelism } from 'node:os';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { unprepared } from '../src/app-pack/unprepared/unprepared.ts';
import { explore } from '../src/discovery/explore/explore.ts';
import { discoverFamilies } from '../src/discovery/families/discover-families.ts';
import { effectInWords } from '../src/discovery/families/interpret/effect-words.ts';
import { learntFamilies } from '../src/discovery/families/learnt.ts';
import { LamwrightError } from '../src/records/error.ts';
import { createRng } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';

const [name = '', time = '', dir = `.lamwright/discovered-${name}`, drawn = '10', seedText = '0', workersText] =
  process.argv.slice(2);
const minutes = Number(time);
if (!name || !(minutes > 0))
  throw new LamwrightError('USAGE', 'An application and minutes are wanted.', {
    remedy: 'node bench/discovered.ts tiddlywiki 12',
  });
const app = unprepared(await loadApp(name));
const store = await openStore({ dir });
const seed = Number(seedText);
const workers = Number(workersText) || Math.max(1, Math.min(4, availableParallelism()));
const common = { app, store, workers, seed };

let left = minutes;
if ((await store.count('try', { app: app.name, purpose: 'explore' })) === 0) {
  left = minutes / 2;
  const found = await explore({ ...common, minutes: left, log: console.error });
  console.log(
    `explored: ${found.walks} walks, ${found.acts} acts, ${found.effects} kinds of effect, ${found.screens} screens`,
  );
}
const report = await discoverFamilies({
  ...common,
  minutes: left,
  onProgress: ({ done, total, note }) => console.error(`${done}/${total} ${note}`),
});
const { mutants } = report;
const hours = report.minutes / 60;
console.log(
  `${report.tries} tries → ${report.patterns} effects → ${report.done} looked at → ${report.families} families`,
);
console.log(`mutants refused: ${mutants.refused} of ${mutants.of}`);
for (const [why, count] of Object.entries(report.dropped).sort((a, b) => b[1] - a[1]))
  console.log(`dropped ${count}: ${why}`);
console.log(
  `${report.runs} runs in ${report.minutes.toFixed(1)} minutes: ${Math.round(report.runs / hours)} runs and ${Math.round(report.made / hours)} families an hour`,
);
const spent = Object.values(report.parts).reduce((sum, { seconds }) => sum + seconds, 0);
const share = (seconds: number) => `${Math.round((100 * seconds) / Math.max(1, spent))} %`;
for (const [part, { runs, seconds }] of Object.entries(report.parts).sort((a, b) => b[1].seconds - a[1].seconds))
  console.log(`  ${part}: ${runs} runs, ${share(seconds)} of the time`);
for (const [what, seconds] of Object.entries(report.seconds)) console.log(`  ${what}: ${share(seconds)} of it`);

const learnt = await learntFamilies(store, app.name);
for (const { family } of createRng(seed).shuffle(learnt).slice(0, Number(drawn))) {
  const values = family.parameters.map(
    ({ name, kind, seen }) => `{${name}} ${kind} ${JSON.stringify(seen.slice(0, 3))}`,
  );
  console.log(`\n${family.name}  ${family.runs.passed} of ${family.runs.done}  ${values.join('  ')}`);
  for (const [i, step] of family.plan.entries()) console.log(`  ${i + 1}. ${step}`);
  for (const line of effectInWords(family.effect)) console.log(`  → ${line}`);
}
await store.close();
