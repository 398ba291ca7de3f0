/**
 * Refusal with learnt kinds, whose wordings rules made: some of an application's kinds are learnt, and people's sentences are asked for these, for its other
 * kinds, for another application, and for other software. After `node bench/understanding/observe-families.ts APP FOLDER` for both applications:
 *   node bench/refusal-learnt.ts tiddlywiki writer FOLDER [KINDS]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foreignRequests } from '../src/agent/cover/foreign-requests.ts';
import { refusalOf } from '../src/agent/cover/refusal.ts';
import { openMeaning } from '../src/agent/recall/fitting/meaning.ts';
import { createRecall } from '../src/agent/recall/recall.ts';
import type { App } from '../src/app-pack/app.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { wordFamilies } from '../src/discovery/words/word-families.ts';
import { openEmbedder } from '../src/models/embedder.ts';
import type { Tree } from '../src/records/episode/effect.ts';
import { createRng } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';
import { placesOf } from '../src/training/recall/patterns.ts';
import { refusalBar } from '../src/training/recall/refusal-bar.ts';
import { effectsAlike } from './understanding/alike.ts';
import { askedOf } from './understanding/asked.ts';
import { syntheticFamilies } from './understanding/synthetic.ts';

const [name = 'tiddlywiki', other = 'writer', folder = '.lamwright/understanding', kinds = '30'] =
  process.argv.slice(2);
const draws = [0, 1, 2, 3];
const app = await loadApp(name);
const families = (await syntheticFamilies(folder, name)).map(({ family }) => family);
const group = effectsAlike(families);
const embedder = await openEmbedder();
const meaning = openMeaning((texts) => embedder.embed(texts));
const embed = async (texts: readonly string[]) => {
  await meaning.read(texts);
  return texts.map((text) => meaning.vectorOf(text)!);
};
const store = await openStore({ dir: join(folder, `words-${name}`) });
const { words } = await wordFamilies({ app, store, families, seed: 0, embed, documentation: true });
const wordings = words.map(({ wordings }) => wordings.map(({ text }) => text));
await store.close();

/** Train wordings of the half that weights may be found with (`dev` in understanding.ts), with a task's values. */
const asked = async (app: App, each: number) =>
  askedOf(app, await syntheticFamilies(folder, app.name), { folder, half: 0, each, isTest: false });
const own = await asked(app, 6);
const ofOther = await asked(await loadApp(other), 3);
const ofOtherSoftware: string[] = JSON.parse(await readFile(join(import.meta.dirname, 'own-requests.json'), 'utf8'));
await meaning.read([
  ...foreignRequests,
  ...wordings.flat(),
  ...[...own, ...ofOther].map(({ request }) => request),
  ...ofOtherSoftware,
]);
await embedder.close();

for (const bar of ['meaning', 'learnt'] as const) {
  const refused = new Map<string, boolean[]>();
  for (const seed of draws) {
    const learnt = new Set(
      createRng(seed)
        .shuffle([...new Set(group)])
        .slice(0, Number(kinds)),
    );
    const patterns = wordings.flatMap((requests, k) =>
      learnt.has(group[k]!) && requests.length > 0
        ? [{ requests, plan: [String(k)], discovered: true, places: placesOf(families[k]!) }]
        : [],
    );
    const recall = createRecall(patterns, meaning);
    const weighed = bar === 'learnt' ? refusalBar(patterns) : undefined;
    const ask = (what: string, request: string, saved?: Tree) =>
      refused.set(what, [...(refused.get(what) ?? []), refusalOf(request, { recall, bar: weighed, saved }) !== null]);
    for (const { kind, request, saved } of own)
      ask(learnt.has(group[kind]!) ? 'covered' : 'other kinds of it', request, saved);
    for (const { request } of ofOther) ask(other, request, own[0]!.saved);
    for (const request of ofOtherSoftware) ask('other software', request, own[0]!.saved);
  }
  console.log(
    `${name}, ${kinds} kinds learnt, ${draws.length} draws, refused by ${bar === 'meaning' ? 'what is nearer in meaning' : 'a bar learnt from these wordings'}:`,
  );
  for (const [what, all] of refused)
    console.log(`  ${what}: ${((100 * all.filter(Boolean).length) / all.length).toFixed(1)} % of ${all.length}`);
}
