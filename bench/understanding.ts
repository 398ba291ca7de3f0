/**
 * Which learnt kind an unheard human sentence means, all kinds as candidates, and what its values are:
 *   node bench/understanding/observe-families.ts tiddlywiki [FOLDER]       once: what exploration could find of each written family
 *   node bench/understanding.ts tiddlywiki [FOLDER] [--half dev|held] [--chat] [--sentences train|test]
 * The kinds are the written families as discovered ones, from acts and effect alone; their words are made by `wordFamilies`. Asked are six wordings of
 * each family of the half, with a task's values. Families of one effect are one kind. `dev` was for finding weights, `held` is for the figure;
 * `test` asks the pack's test wordings, of all families. "At once" is a request whose first kind and all its values are right.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lamMeaning } from '../src/agent/known/lam-meaning.ts';
import { stems } from '../src/agent/recall/cues.ts';
import type { Pattern } from '../src/agent/recall/pattern.ts';
import { createRecall, type Recall } from '../src/agent/recall/recall.ts';
import { type Values, withoutPlaces } from '../src/agent/recall/values/fill-places.ts';
import { guessValues } from '../src/agent/recall/values/guess-values.ts';
import { knownPlaces } from '../src/agent/recall/values/known-places.ts';
import { readRequest } from '../src/agent/recall/values/reading.ts';
import { whatIsThere } from '../src/agent/recall/values/there.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { openChat } from '../src/chat/open-chat.ts';
import { wordFamilies } from '../src/discovery/words/word-families.ts';
import { openEmbedder } from '../src/models/embedder.ts';
import type { FamilyWords } from '../src/records/discovery/discovered-family.ts';
import { openStore } from '../src/store/open-store.ts';
import { placesOf } from '../src/training/recall/patterns.ts';
import { effectsAlike } from './understanding/alike.ts';
import { type Asked, askedOf } from './understanding/asked.ts';
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
const isTest = values.sentences === 'test';
const asked = await askedOf(app, all, { folder, half: values.half === 'held' ? 1 : 0, each: 6, isTest });

const sources: Record<string, { documentation: boolean; chat?: typeof chat }> = {
  rules: { documentation: false },
  'rules, documentation': { documentation: true },
  ...(chat ? { 'rules, documentation, chat': { documentation: true, chat } } : {}),
};
for (const [label, source] of Object.entries(sources)) {
  const { words, counts } = await wordFamilies({
    ...{ app, store, families, seed: 0, embed, ...source },
    onProgress: (part, done, total) => part === 'chat' && process.stderr.write(`\r${part} ${done}/${total} `),
  });
  const { made, kept, mute } = counts;
  console.log(`${name}, ${label}: made ${JSON.stringify(made)}, kept ${JSON.stringify(kept)}, mute ${mute.length}`);
  await figures(words);
}
await chat?.close();
await embedder.close();
await store.close();

async function figures(words: readonly FamilyWords[]): Promise<void> {
  const texts = words.map(({ wordings }) => wordings.map(({ text }) => text));
  const meaning = await meaningOf([...texts.flat(), ...asked.map(({ request }) => request)]);
  const patterns = texts.map((requests, k): Pattern => ({ requests, plan: [String(k)] }));
  const discovered = patterns.map(
    (pattern, k): Pattern => ({
      ...pattern,
      discovered: true,
      places: placesOf(families[k]!),
    }),
  );
  tellValues(discovered);
  tell('by words', createRecall(patterns));
  tell('by words and meaning', createRecall(patterns, meaning));
  tell('by words, meaning and values', createRecall(discovered, meaning));
}

function bare(text = ''): string {
  return text.toLowerCase().replace(/\s*(?:…|\.\.\.)$/, '');
}

function isRight({ values }: Asked, found?: Values): boolean {
  return Object.entries(values).every(([name, value]) => bare(found?.get(name)) === bare(value));
}

/** Prints in how many requests all values are found, the kind being known. */
function tellValues(patterns: readonly Pattern[]): void {
  const said = new Set(patterns.flatMap(({ requests }) => requests.flatMap((text) => stems(withoutPlaces(text)))));
  const objects = patterns.flatMap(({ places }) => Object.values(places!).filter(({ kind }) => kind === 'object'));
  const some = asked.filter(({ values }) => Object.keys(values).length > 0);
  const found = some.map((one) => {
    const { requests, places } = patterns[one.kind]!;
    const there = whatIsThere({ saved: one.saved }, objects);
    const guess = guessValues(readRequest(one.request, said), knownPlaces(requests, places), there);
    return { isQuoted: /["“]/.test(one.request), right: isRight(one, guess?.values) };
  });
  for (const how of [true, false]) {
    const of = found.filter(({ isQuoted }) => isQuoted === how);
    const right = of.filter((one) => one.right).length;
    console.log(`  all values found: ${right} of ${of.length} requests with${how ? '' : 'out'} quotation marks`);
  }
}

/** Prints how often the right kind is the first, among three and among eight. */
function tell(how: string, recall: Recall): void {
  const start = performance.now();
  const ranks = asked.map((one) => {
    const found = recall(one.request, { saved: one.saved, far: true });
    const groups = [...new Set(found.map(({ pattern }) => group[Number(pattern.plan[0])]!))];
    const [first] = found;
    const isOnce = group[Number(first?.pattern.plan[0])] === group[one.kind] && isAll(one, first?.guessed);
    return { at: groups.indexOf(group[one.kind]!), isOnce };
  });
  const share = (many: number) => `${((100 * many) / asked.length).toFixed(1)} %`;
  const among = (most: number) => share(ranks.filter(({ at }) => at >= 0 && at < most).length);
  const ms = ((performance.now() - start) / asked.length).toFixed(1);
  console.log(
    `  ${how}: first ${among(1)}, among three ${among(3)}, among eight ${among(8)}, at once with its values ${share(ranks.filter(({ isOnce }) => isOnce).length)}; n ${asked.length}, kinds ${new Set(group).size}, ${ms} ms each (${values.sentences}, ${values.half})`,
  );
}

/** Whether a kind of the same effect has found the same values, whatever its places are called. */
function isAll({ values }: Asked, found: Values = new Map()): boolean {
  const own = [...found].flatMap(([name, value]) => (name.includes(' ') ? [] : [bare(value)]));
  return own.toSorted().join('\n') === Object.values(values).map(bare).toSorted().join('\n');
}
