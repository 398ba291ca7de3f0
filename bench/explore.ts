/*
 * How much exploration finds in a time, with rules alone:
 *   node bench/explore.ts APP MINUTES [SEED] [WORKSPACE]
 * The application is taken as if nobody had prepared it. With a workspace it goes on where an earlier run ended.
 */
import { rm } from 'node:fs/promises';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { unprepared } from '../src/app-pack/unprepared/unprepared.ts';
import { explore } from '../src/discovery/explore/explore.ts';
import { mapOf } from '../src/discovery/explore/map-of.ts';
import type { ExploreProgress } from '../src/discovery/explore/tally.ts';
import { temporaryFolder } from '../src/environments/temporary-folder.ts';
import { buildPlans } from '../src/plans/build-plans.ts';
import { openStore } from '../src/store/open-store.ts';

const [name, minutes, seed = '0', workspace] = process.argv.slice(2);
if (!name || !minutes) throw new Error('Use: node bench/explore.ts APP MINUTES [SEED] [WORKSPACE]');
const app = unprepared(await loadApp(name));
const dir = workspace ?? (await temporaryFolder('explore-bench'));
const store = await openStore({ dir });
const { pairs: plans } = await buildPlans({ app: await loadApp(name), seed: 0, evolve: 0 });
const everyMs = 30_000;
let next = 0;

const line = ({ ms, walks, acts, screens, kinds, effects }: ExploreProgress) =>
  `${String(Math.round(ms / 1000)).padStart(5)} s ${String(acts).padStart(6)} acts ${String(walks).padStart(5)} walks ${String(screens).padStart(5)} screens ` +
  `${String(kinds).padStart(6)} kinds tried ${String(effects).padStart(5)} kinds of change`;
const onProgress = (progress: ExploreProgress) => {
  if (progress.ms < next) return;
  next = progress.ms + everyMs;
  console.log(line(progress));
};
try {
  const workers = 2;
  const end = await explore({
    app,
    store,
    plans,
    minutes: Number(minutes),
    workers,
    seed: Number(seed),
    onProgress,
    log: console.log,
  });
  console.log(line(end));
  const perMinute = (count: number) => (count / (end.ms / 60_000)).toFixed(1);
  console.log(`a minute: ${perMinute(end.acts)} acts, ${perMinute(end.effects)} kinds of change`);
  const map = await mapOf(store, app);
  console.log(`${map.screens.length} screens, ${map.passages.length} passages between them`);
  console.log(`${map.tried} kinds of control tried, ${map.untried} not yet; ${map.troubles.length} troubles`);
  for (const { pattern, tries } of map.effects) console.log(`${String(tries).padStart(5)} ${pattern.slice(0, 160)}`);
  for (const { trouble, act } of map.troubles)
    console.log(`      ${trouble.slice(0, 160)}${act ? `, after ${act}` : ''}`);
} finally {
  await store.close();
  if (!workspace) await rm(dir, { recursive: true, force: true });
}
