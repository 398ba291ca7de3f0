import type { App } from '../../app-pack/app.ts';
import type { Chat } from '../../chat/chat.ts';
import { explore } from '../../discovery/explore/explore.ts';
import { discoverFamilies } from '../../discovery/families/discover-families.ts';
import { learntFamilies } from '../../discovery/families/learnt.ts';
import { wordFamilies } from '../../discovery/words/word-families.ts';
import type { Try } from '../../records/discovery/try.ts';
import type { Tree } from '../../records/episode/effect.ts';
import { recordId } from '../../records/record-id.ts';
import type { PlanPair } from '../../records/tasks/task.ts';
import { makePlans } from '../stages/data.ts';
import { once, type Workspace } from '../workspace.ts';

/** What each part may take of all minutes; words take what they need of the rest. */
export const shares = { explore: 0.2, families: 0.55, train: 0.15 } as const;

export type DiscoverOptions = {
  /** For all of learning. */
  minutes: number;
  /** Words requests; without one rules and documentation alone do. */
  chat?: Chat;
  embed?: (texts: readonly string[]) => Promise<Float32Array[]>;
  deny?: readonly RegExp[];
  /** Told what the user should know. */
  notice?: (line: string) => void;
};

/** From a running application to families with words. What was done in earlier calls is taken from the store, minutes included. */
export async function discover(workspace: Workspace & { app: App<Tree> }, options: DiscoverOptions): Promise<void> {
  const { app, store, seed, workers, signal } = workspace;
  const { minutes, deny, notice } = options;
  await makePlans(workspace, { evolve: 0, notice });
  const pairs = await store.list<PlanPair>('plan', { app: app.name });
  const plans = pairs.filter(({ source }) => source.kind === 'documentation');

  const exploring = await partOf(workspace, 'explore', minutes * shares.explore, ['explore', 'documentation', 'idle']);
  if (exploring.left > 0) {
    await explore({
      ...{ app, store, workers, seed, plans, deny, signal, minutes: exploring.left, log: notice },
      onProgress: ({ walks, acts, screens, effects }) =>
        exploring.tell(`${walks} tries, ${acts} acts, ${screens} screens, ${effects} kinds of change`),
    });
  }
  const finding = await partOf(workspace, 'families', minutes * shares.families, [
    'repeat',
    'shorten',
    'vary',
    'chain',
  ]);
  if (finding.left > 0) {
    await discoverFamilies({
      ...{ app, store, workers, seed, signal, minutes: finding.left },
      onProgress: ({ done, total, note }) => finding.tell(`${done} of ${total} effects, ${note}`),
    });
  }
  await word(workspace, options);
}

/** Whether a part has minutes left, by what its tries took; and its line on screen, in seconds. */
async function partOf(
  { app, store, workers, onProgress }: Workspace,
  stage: string,
  minutes: number,
  purposes: readonly Try['purpose'][],
): Promise<{ left: number; tell(note: string): void }> {
  let spent = 0;
  for (const purpose of purposes) {
    for await (const { durationMs } of store.each<Try>('try', { app: app.name, purpose })) spent += durationMs;
  }
  const before = spent / workers / 60_000;
  const started = performance.now();
  const total = Math.round(minutes * 60);
  const tell = (note: string) => {
    const seconds = before * 60 + (performance.now() - started) / 1000;
    onProgress?.({ stage, done: Math.min(total, Math.round(seconds)), total, note });
  };
  /** Starting again costs more than a few seconds bring. */
  const least = before > 0 ? 0.2 : 0;
  return { left: minutes - before < least ? 0 : minutes - before, tell };
}

async function word(workspace: Workspace & { app: App<Tree> }, { chat, embed }: DiscoverOptions): Promise<void> {
  const { app, store, seed, signal, onProgress } = workspace;
  const families = (await learntFamilies(store, app.name)).map(({ family }) => family);
  const by = chat?.model('words') ?? 'rules';
  await once(
    workspace,
    'words',
    {
      by,
      families: recordId(
        'families',
        families.map(({ id }) => id),
      ),
    },
    async () => {
      const { words } = await wordFamilies({
        ...{ app, store, families, chat, embed, seed, signal },
        onProgress: (part, done, total) => onProgress?.({ stage: `words: ${part}`, done, total }),
      });
      return { families: families.length, wordings: words.reduce((sum, { wordings }) => sum + wordings.length, 0) };
    },
  );
}
