/**
 * Which learnt kind an unheard human sentence means, all kinds as candidates:
 *   node bench/understanding/observe-families.ts tiddlywiki [FOLDER]       once: what exploration could find of each written family
 *   node bench/understanding.ts tiddlywiki [FOLDER] [--half dev|held] [--chat] [--sentences train|test]
 * The kinds are the written families as discovered ones, from acts and effect alone; their words are made by `wordFamilies`. Asked are six wordings of
 * each family of the half, with a task's values. Families of one effect are one kind. `dev` was for finding weights, `held` is for the figure;
 * `test` asks the pack's test wordings, of all families.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lamMeaning } from '../src/agent/known/lam-meaning.ts';
import { trainClassifier } from '../src/agent/recall/classifier.ts';
import { cuesOf, stems } from '../src/agent/recall/cues.ts';
import { withoutPlaces } from '../src/agent/recall/fill-places.ts';
import { guessValues } from '../src/agent/recall/guess-values.ts';
import { meaningFits } from '../src/agent/recall/meaning.ts';
import { createRecall } from '../src/agent/recall/recall.ts';
import { loadApp } from '../src/app-pack/load-app.ts';
import { openChat } from '../src/chat/open-chat.ts';
import { wordFamilies } from '../src/discovery/words/word-families.ts';
import { openEmbedder } from '../src/models/embedder.ts';
import type { FamilyWords } from '../src/records/discovered-family.ts';
import { createRng, hashString } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';
import { fillWording } from '../src/tasks/request.ts';
import { wordingsOf } from '../src/tasks/splits.ts';
import { effectsAlike } from './understanding/alike.ts';
import { syntheticFamilies } from './understanding/synthetic.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string', default: 'dev' },
    chat: { type: 'boolean', default: false },
    sentences: { type: 'string', default: 'train' },
  },
});
const [name = 'tiddlywiki', folder = '.lamwright/understanding'] = positionals;
const each = 6;
const app = await loadApp(name);
const all = await syntheticFamilies(folder, name);
const families = all.map(({ family }) => family);
const group = effectsAlike(families);
const store = await openStore({ dir: join(folder, `words-${name}`) });
const embedder = await openEmbedder();
/** Vectors of texts, each made once and kept beside the rest. */
const meaningOf = (requests: readonly string[]) =>
  lamMeaning(join(folder, `vectors-${name}.safetensors`), [{ requests: [...requests], plan: [] }], (texts) =>
    embedder.embed(texts),
  );
const embed = async (texts: readonly string[]) => {
  const meaning = await meaningOf(texts);
  return texts.map((text) => meaning.vectorOf(text)!);
};
const chat = values.chat ? await openChat({ store, log: (line) => console.error(line) }) : undefined;

const half = values.half === 'held' ? 1 : 0;
const asked = all.flatMap(({ written, draws }, kind) => {
  const family = app.families.find(({ name }) => name === written)!;
  const isTest = values.sentences === 'test';
  if (!isTest && hashString(written) % 2 !== half) return [];
  const indices = wordingsOf(family, isTest ? 'test-wordings' : 'train');
  const some = createRng(1).fork(written).shuffle(indices).slice(0, each);
  return some.map((index, i) => ({
    kind,
    /** Whether it has the values that the record of its kind was made with. */
    isFirst: i % draws.length === 0,
    request: fillWording(family.wordings[index]!, draws[i % draws.length]!.params),
  }));
});

const sources: [string, { documentation: boolean; chat?: typeof chat }][] = [
  ['rules', { documentation: false }],
  ['rules, documentation', { documentation: true }],
  ...(chat
    ? [
        ['rules, documentation, chat', { documentation: true, chat }] as [
          string,
          { documentation: boolean; chat: typeof chat },
        ],
      ]
    : []),
];
for (const [label, source] of sources) {
  const { words, counts } = await wordFamilies({
    app,
    store,
    families,
    seed: 0,
    embed,
    ...source,
    onProgress: (part, done, total) => part === 'chat' && process.stderr.write(`\r${part} ${done}/${total} `),
  });
  console.log(
    `${name}, ${label}: made ${JSON.stringify(counts.made)}, kept ${JSON.stringify(counts.kept)}, mute ${counts.mute.length}`,
  );
  await figures(label, words);
}
await chat?.close();
await embedder.close();
await store.close();

async function figures(label: string, words: readonly FamilyWords[]): Promise<void> {
  const texts = words.map(({ wordings }) => wordings.map(({ text }) => text));
  const meaning = await meaningOf([...texts.flat(), ...asked.map(({ request }) => request)]);
  const samples = texts.flatMap((some, k) => some.map((text) => ({ words: new Set(cuesOf(text)), class: k })));
  const classifier = trainClassifier(samples, words.length);
  const means = meaningFits(texts, meaning);
  tell(label, 'words alone', (request) => classifier(cuesOf(request)));
  tell(label, 'embeddings alone', (request) => means(request)!);
  tell(label, 'both', (request) => {
    const meant = means(request)!;
    return classifier(cuesOf(request)).map((score, k) => score + meant[k]!);
  });
  const patterns = texts.map((requests, k) => {
    const choices = families[k]!.parameters.filter(({ choices }) => choices !== undefined);
    return {
      requests,
      plan: [String(k)],
      choices: Object.fromEntries(choices.map(({ name, choices = [] }) => [name, choices])),
    };
  });
  tellValues(texts);
  for (const [how, recall] of [
    ['recall by words', createRecall(patterns)],
    ['recall by words and embeddings', createRecall(patterns, meaning)],
  ] as const) {
    const start = performance.now();
    let thought = 0;
    tell(label, how, (request) => {
      const found = recall(request, { far: true }).map(({ plan }) => Number(plan[0]));
      thought += recall(request).length;
      return words.map((_, k) => (found.includes(k) ? -found.indexOf(k) : Number.NEGATIVE_INFINITY));
    });
    const ms = (performance.now() - start) / asked.length / 2;
    console.log(`  ${(thought / asked.length).toFixed(1)} come to mind, ${ms.toFixed(1)} ms each`);
  }
}

/** Prints in how many requests all values are found, the kind being known. */
function tellValues(texts: readonly (readonly string[])[]): void {
  const said = new Set(texts.flat().flatMap((text) => stems(withoutPlaces(text))));
  const some = asked.filter(({ kind, isFirst }) => isFirst && families[kind]!.parameters.length > 0);
  const isRight = ({ kind, request }: (typeof asked)[number]) => {
    const { parameters } = families[kind]!;
    const choices = parameters.flatMap(({ name, choices }): [string, string[]][] => (choices ? [[name, choices]] : []));
    const guessed = guessValues(request, texts[kind]!, { said, values: Object.fromEntries(choices) });
    return parameters.every(({ name, seen: [value] }) => guessed?.get(name) === value);
  };
  for (const [how, part] of Object.entries(
    Object.groupBy(some, ({ request }) => (/["“]/.test(request) ? 'quoted' : 'plain')),
  ))
    console.log(`  all values found: ${part!.filter(isRight).length} of ${part!.length} requests with ${how} values`);
}

/** Prints how often the right kind is the first, among three and among eight. */
function tell(label: string, how: string, scoresOf: (request: string) => number[]): void {
  const ranks = asked.map(({ request, kind }) => {
    const best = new Map<number, number>();
    for (const [k, score] of scoresOf(request).entries())
      best.set(group[k]!, Math.max(best.get(group[k]!) ?? Number.NEGATIVE_INFINITY, score));
    const own = best.get(group[kind]!)!;
    return [...best].filter(([of, score]) => of !== group[kind] && score >= own).length;
  });
  const share = (most: number) => `${((100 * ranks.filter((rank) => rank < most).length) / ranks.length).toFixed(1)} %`;
  const kinds = new Set(group).size;
  console.log(
    `  ${how}: first ${share(1)}, among three ${share(3)}, among eight ${share(8)}, n ${asked.length}, kinds ${kinds} (${values.sentences}, ${values.half}; ${label})`,
  );
}
