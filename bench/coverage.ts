/**
 * Coverage: the share of written families whose own effect some discovered family has, parameters bound. Each written family's reference solution is
 * run once (kept in .lamwright/coverage-APP-SEED.json); names, effects and why not are told of the half that may be read, of the other counts alone.
 *   node bench/coverage.ts tiddlywiki|writer WORKSPACE [SEED]
 */
import { mkdirSync } from 'node:fs';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { unprepared } from '../src/app-pack/unprepared/unprepared.ts';
import { changeInWords } from '../src/discovery/families/interpret/effect-words.ts';
import { leaves } from '../src/discovery/families/interpret/expectation.ts';
import { settled } from '../src/discovery/families/interpret/settled.ts';
import { learntFamilies } from '../src/discovery/families/learnt.ts';
import { cleaned } from '../src/discovery/families/running/noise.ts';
import { cutsOf } from '../src/discovery/families/walks/cut.ts';
import { type Mask, maskFrom, maskOf } from '../src/discovery/families/walks/mask.ts';
import { effectKey, leafKey } from '../src/discovery/families/walks/pattern.ts';
import { namesIn } from '../src/discovery/families/walks/saved-names.ts';
import { halfOf } from '../src/evaluation/examination/halves.ts';
import type { Change } from '../src/records/episode/effect.ts';
import { LamwrightError } from '../src/records/error.ts';
import { openStore } from '../src/store/open-store.ts';
import { coveredBy } from './covering/covered-by.ts';
import { examinedLines, type Part } from './covering/examined.ts';
import { noiseOfWorkspace } from './covering/noise.ts';
import { writtenEffects } from './covering/written-effects.ts';

const [name, dir, seed = '0'] = process.argv.slice(2);
if (!name || !dir)
  throw new LamwrightError('USAGE', 'An application and a workspace are wanted.', {
    remedy: 'node bench/coverage.ts tiddlywiki .lamwright',
  });
const written = await loadApp(name);
const app = unprepared(written);
mkdirSync('.lamwright', { recursive: true });
const runs = await writtenEffects(written, Number(seed), `.lamwright/coverage-${name}-${seed}.json`);
const store = await openStore({ dir });
const { noise, tries, states } = await noiseOfWorkspace(store, app, runs);
const learnt = (await learntFamilies(store, name)).map(({ family }) => family);

/** What exploration saw, as sets of kinds of change, each with what came of it. */
const maskFor = maskFrom(states);
const notes = await store.list<{ id: string; from: string; key: string; reason: string }>('note', {
  about: 'dropped-pattern',
  app: name,
});
/** A value that was given is as good as what stands there: a word of a text, a paragraph. */
const kindOf = (change: Change, mask: Mask) => leafKey(change, mask).replaceAll('{v}', '{o}');
const seen = tries
  .flatMap((walk) => cutsOf(walk))
  .map((cut) => {
    const effect = settled(cleaned(cut.target, noise), states.get(cut.of.template)!);
    return {
      key: effectKey(effect, maskFor(cut)),
      keys: new Set(effect.flatMap(leaves).map((change) => kindOf(change, maskFor(cut)))),
    };
  });

const rows = runs.map((run) => {
  const { family, template, values } = run;
  const { own, by, isPlain } = coveredBy(run, learnt, noise);
  const mask = maskOf(values, namesIn(states.get(template)!));
  const keys = [...new Set(own.flatMap(leaves).map((change) => kindOf(change, mask)))];
  const equal = seen.filter((one) => one.keys.size === keys.length && keys.every((key) => one.keys.has(key)));
  const within = seen.filter((one) => keys.every((key) => one.keys.has(key)));
  const note = notes.find(({ key }) => equal.some((one) => one.key === key));
  const isInParts = keys.every((key) => seen.some((one) => one.keys.has(key)));
  const why = note
    ? `dropped: ${note.reason}`
    : equal.length > 0
      ? 'seen, no family'
      : within.length > 0
        ? 'seen within more'
        : isInParts
          ? 'seen in parts'
          : 'never seen';
  return { family, own, by: by?.name, isPlain, why, half: halfOf(family) };
});

for (const { family, by, isPlain, own, why } of rows.filter(({ half }) => half === 'read')) {
  console.log(by ? `${isPlain ? 'covered   ' : 'composed  '} ${family}: ${by}` : `uncovered  ${family}: ${why}`);
  if (!by) for (const line of own.slice(0, 6).map(changeInWords)) console.log(`           ${line}`);
}
for (const half of ['read', 'unread'] as const) {
  const of = rows.filter((row) => row.half === half);
  const reasons = Map.groupBy(
    of.filter(({ by }) => !by),
    ({ why }) => why.split(': ')[0]!,
  );
  const told = [...reasons].map(([why, all]) => `${why} ${all.length}`).join(', ');
  const covered = of.filter(({ by }) => by).length;
  console.log(`${half}: ${covered} of ${of.length} covered (${Math.round((100 * covered) / of.length)} %); ${told}`);
}
const covered = rows.filter(({ by }) => by).length;
const composed = rows.filter(({ by, isPlain }) => by && !isPlain).length;
console.log(
  `${name}: ${covered} of ${rows.length} written families covered (${Math.round((100 * covered) / rows.length)} %) by ${learnt.length} discovered ones; ${composed} of these by a value that has to be composed`,
);
await store.close();
const partOf = ({ by, isPlain }: (typeof rows)[number]): Part => (!by ? 'uncovered' : isPlain ? 'plain' : 'composed');
const parts = new Map(rows.map((row) => [row.family, partOf(row)]));
for (const line of await examinedLines(dir, parts)) console.log(line);
