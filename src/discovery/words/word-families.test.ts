import { expect, test } from 'vitest';
import { useScriptedChat } from '../../chat/scripted-chat.fixture.ts';
import type { FamilyWords } from '../../records/discovery/discovered-family.ts';
import { foundFamilies, notesManual } from './found-families.fixture.ts';
import { wordFamilies } from './word-families.ts';

const scripted = useScriptedChat();
const families = foundFamilies;

test('without a chat model rules and documentation give each family a sentence and wordings; the same again adds nothing', async () => {
  const { store } = scripted;
  const made = await wordFamilies({ app: notesManual, store, families, seed: 0 });
  const stored = await store.list<FamilyWords>('words');
  expect(stored.map(({ family }) => family)).toEqual(families.map(({ name }) => name));
  const theme = stored.find(({ family }) => family === 'set-theme')!;
  expect(theme.sentence).toContain('the setting "colour theme" becomes "{theme}"');
  expect(theme.wordings).toContainEqual({
    text: 'Choose a colour theme with the theme "{theme}"',
    from: 'documentation',
  });
  expect(made.counts.made.rule).toBeGreaterThan(50);
  expect(made.counts.mute).toEqual([]);
  expect(Object.keys(made.counts.kept)).not.toContain('chat');
  await wordFamilies({ app: notesManual, store, families, seed: 0 });
  expect(await store.count('words')).toBe(families.length);
});

test('rules alone where the documentation is not to be read or has nothing', async () => {
  const { store } = scripted;
  const empty = { ...notesManual, async *documentation() {} };
  const { words, counts } = await wordFamilies({ app: empty, store, families, seed: 0 });
  expect(counts.made.documentation).toBeUndefined();
  expect(words.find(({ family }) => family === 'delete-note')!.sentence).toContain('the note "{note}" is deleted');
});

test('no family gives no words; one alone is worded without others to tell it from', async () => {
  const { store } = scripted;
  expect((await wordFamilies({ app: notesManual, store, families: [], seed: 0 })).words).toEqual([]);
  const { words, counts } = await wordFamilies({ app: notesManual, store, families: families.slice(0, 1), seed: 0 });
  expect(words[0]!.sentence).toContain('a new note "{title}" is made');
  expect(counts.mute).toEqual([]);
});

test('a family of which nothing tells is called by its name', async () => {
  const silent = { ...families[0]!, name: 'do-something', effect: [], acts: [] };
  const { words } = await wordFamilies({
    app: notesManual,
    store: scripted.store,
    families: [silent, ...families.slice(1)],
    seed: 0,
  });
  expect(words[0]!.wordings).toEqual([{ text: 'Do something with the title "{title}"', from: 'rule' }]);
});

test('a run that is stopped says so and puts nothing', async () => {
  const stopped = AbortSignal.abort(new Error('stopped by hand'));
  const options = { app: notesManual, store: scripted.store, families, seed: 0, signal: stopped };
  await expect(wordFamilies(options)).rejects.toThrow('stopped by hand');
  expect(await scripted.store.count('words')).toBe(0);
});

test('a chat model completes lists: what names the places is kept, a copy of another kind is dropped, and a second run asks nothing', async () => {
  const lists: Record<string, string> = {
    'is deleted': ' Get rid of "{note}"\n- Bin the note "{note}"\n- Rename the note "{note}" to "{title}"\n',
    'is renamed': ' Rename the note "{note}" to "{title}"\n- Delete the note\n',
  };
  const asked: string[] = [];
  const chat = await scripted.serve(({ body }) => {
    const prompt = String(body.prompt);
    const change = prompt.slice(prompt.lastIndexOf('Change: '));
    asked.push(change);
    const list = Object.entries(lists).find(([sign]) => change.includes(sign))?.[1] ?? '';
    return { text: list };
  });
  const progress: string[] = [];
  const options = { app: notesManual, store: scripted.store, families, chat, lists: 1, seed: 0 };
  const { words, counts } = await wordFamilies({
    ...options,
    onProgress: (part, done, total) => progress.push(`${part} ${done}/${total}`),
  });
  const chatted = words.flatMap(({ family, wordings }) =>
    wordings.filter(({ from }) => from === 'chat').map(({ text }) => `${family}: ${text}`),
  );
  expect(chatted).toContain('delete-note: Bin the note "{note}"');
  expect(chatted.join()).not.toContain('delete-note: Rename');
  expect(counts.unfit).toBe(2);
  expect(asked).toHaveLength(families.length);
  expect(progress).toContain(`chat ${families.length}/${families.length}`);
  const again = await wordFamilies(options);
  expect(again.words).toEqual(words);
  expect(asked).toHaveLength(families.length);
});
