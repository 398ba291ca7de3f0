import type { App } from '../../app-pack/app.ts';
import type { Chat } from '../../chat/chat.ts';
import { inLanes } from '../../plans/in-lanes.ts';
import type { DiscoveredFamily, FamilyWords } from '../../records/discovery/discovered-family.ts';
import { recordId } from '../../records/record-id.ts';
import type { Store } from '../../store/store.ts';
import { normalRequest } from '../../tasks/request.ts';
import { chatWordings } from './chat/chat-wordings.ts';
import { findStatements, queryOf } from './documentation/find-statements.ts';
import { type Statement, statementsOf } from './documentation/statements.ts';
import { effectSentence } from './effect-sentence.ts';
import { marksOf } from './matter/marks.ts';
import { type Matter, mattersOf } from './matter/matter.ts';
import { nounsOf } from './matter/nouns.ts';
import { shortcutsOf } from './matter/shortcuts.ts';
import { asPlace, capital } from './plain-words.ts';
import { type MadeWording, roundTrip } from './round-trip.ts';
import { aboutThis, withEveryPlace } from './wordings/every-place.ts';
import { ruleWordings } from './wordings/rule-wordings.ts';

export type WordCounts = {
  families: number;
  /** Wordings that were made and that were kept, by where they are from. */
  made: Record<string, number>;
  kept: Record<string, number>;
  /** Lines of the model's lists that name other places or too few. */
  unfit: number;
  /** Names of families of which no wording brings them to mind. */
  mute: string[];
};

type Wording = FamilyWords['wordings'][number];

/** Lists that a model is asked for, a family; each for the change in other words. */
const draws = 2;

/**
 * Finds words for discovered families: the effect in a sentence, wordings by rules, requests of the documentation, and with a chat model the lists that it
 * completes; what does not bring its own family to mind among all is left out. Puts one `words` record a family. What a workspace has already stays:
 * the model's lists are its journal's, and the same families with the same sources give the same records.
 */
export async function wordFamilies(options: {
  app: Pick<App, 'name' | 'title' | 'documentation'>;
  store: Store;
  families: readonly DiscoveredFamily[];
  /** Whether the application's documentation is read; default true. */
  documentation?: boolean;
  chat?: Pick<Chat, 'complete' | 'model'>;
  /** Lists a family. */
  lists?: number;
  /** Sentence embeddings, for the round trip. */
  embed?: (texts: readonly string[]) => Promise<Float32Array[]>;
  seed: number;
  workers?: number;
  signal?: AbortSignal;
  /** What is under way, and how far. */
  onProgress?: (part: 'documentation' | 'chat' | 'round trip', done: number, total: number) => void;
}): Promise<{ words: FamilyWords[]; counts: WordCounts }> {
  const { app, store, families, documentation = true, chat, lists = draws, embed, seed, signal, onProgress } = options;
  onProgress?.('documentation', 0, 1);
  const statements = documentation ? await statementsOf(app, signal) : [];
  onProgress?.('documentation', 1, 1);
  const matters = mattersOf(families, nounsOf(families, statements), {
    shortcuts: shortcutsOf(statements),
    marks: marksOf(families),
  });
  const find = findStatements(statements);
  const told = matters.map((matter) => find(queryOf(matter)));
  const application = described(app.title, matters);
  let unfit = 0;
  const written = await inLanes(
    chat ? matters.map((matter, i) => ({ matter, told: told[i]! })) : [],
    { workers: options.workers ?? 1, signal, onProgress: (done, total) => chat && onProgress?.('chat', done, total) },
    async ({ matter, told }) => {
      const { wordings, dropped } = await chatWordings({
        chat: chat!,
        application,
        changes: changesOf(matter).slice(0, lists),
        manual: told[0]?.text,
        places: matter.places,
        seed,
        signal,
      });
      unfit += dropped;
      return wordings;
    },
  );
  const worded = families.map(({ name }, i) => ({
    name,
    wordings: wordingsOf(name, matters[i]!, told[i]!, written[i] ?? []),
  }));
  onProgress?.('round trip', 0, 1);
  const { kept, mute } = await roundTrip(worded, embed);
  onProgress?.('round trip', 1, 1);
  signal?.throwIfAborted();
  const words = families.map((family, i): FamilyWords => {
    const made = { family: family.name, sentence: effectSentence(matters[i]!), wordings: kept[i]!.wordings };
    return { id: recordId('words', { of: family.id, ...made }), app: app.name, ...made };
  });
  await store.put('words', words);
  return { words, counts: { families: families.length, made: countOf(worded), kept: countOf(kept), unfit, mute } };
}

/** The change in several ways: with the controls, without them, and as the first of the rules says it. */
function changesOf(matter: Matter): string[] {
  const whole = effectSentence(matter);
  return [...new Set([whole, effectSentence({ ...matter, commands: [] }), ruleWordings(matter)[0] ?? whole])];
}

/** Wordings of all sources, each once; of a family that none has words for its name. */
function wordingsOf(
  name: string,
  matter: Matter,
  told: readonly Statement[],
  written: readonly string[],
): MadeWording[] {
  const placed = (text: string) => [text, ...matter.places.map(asPlace)].join(' ');
  const all: MadeWording[] = [
    ...ruleWordings(matter).map((text) => ({ text, from: 'rule' as const })),
    ...told
      .filter(({ request }) => request)
      .map(({ text }) => ({ text: aboutThis(text, matter), from: 'documentation' as const, plain: placed(text) })),
    ...written.map((text) => ({ text, from: 'chat' as const })),
  ];
  const first = new Map<string, MadeWording>();
  for (const wording of all) {
    const key = normalRequest(wording.text);
    if (!first.has(key)) first.set(key, wording);
  }
  const named = withEveryPlace(capital(name.replaceAll('-', ' ')), matter);
  return first.size > 0 ? [...first.values()] : [{ text: named, from: 'rule' }];
}

/** The application in a few words: its title, and what its objects are called. */
function described(title: string, matters: readonly Matter[]): string {
  const nouns = Map.groupBy(matters, ({ noun }) => noun);
  const [[noun] = ['item']] = [...nouns].toSorted(([, a], [, b]) => b.length - a.length);
  return `${title}, an application with ${noun}s`;
}

function countOf(worded: readonly { wordings: readonly Wording[] }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { from } of worded.flatMap(({ wordings }) => wordings)) counts[from] = (counts[from] ?? 0) + 1;
  return counts;
}
