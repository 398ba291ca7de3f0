import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Try } from '../../../../records/discovery/try.ts';
import { openStore } from '../../../../store/open-store.ts';
import type { Store } from '../../../../store/store.ts';
import { cutsOf } from '../../../families/walks/cut.ts';
import { commandsOnWords } from '../../../families/walks/selecting/select-first.ts';
import { explore } from '../../explore.ts';
import { pageApp } from '../../page-app.fixture.ts';

/** A note behind a button; beside its text what marks a selected word, what opens a menu, what does nothing, and what throws the text away. */
const body = `<main><p id="note"></p><button id="edit">Edit</button></main><form hidden aria-label="Note">
<p><button type="button" data-mark="*">Bold</button><button type="button" data-mark="/">Italic</button><button type="button">Ruler</button>
<button type="button" aria-expanded="false">Styles</button><button type="button" data-mark="-">Strike</button><button type="reset">Discard</button></p>
<textarea aria-label="text"></textarea><button>Save</button></form><script>
const [form, text] = [document.querySelector('form'), document.querySelector('textarea')];
document.getElementById('note').textContent = state.text;
document.getElementById('edit').onclick = () => { form.hidden = false; text.value = state.text; };
for (const button of document.querySelectorAll('[data-mark]')) button.onclick = () => {
  const { mark } = button.dataset;
  text.setRangeText(mark + text.value.slice(text.selectionStart, text.selectionEnd) + mark);
};
form.onreset = () => { form.hidden = true; };
form.onsubmit = (event) => { event.preventDefault(); state.text = text.value; save(state); form.hidden = true; };
</script>`;

const dirs: string[] = [];
const stores: Store[] = [];
let tries: Try[];
async function triesOn(page: string): Promise<Try[]> {
  const app = pageApp(page, { text: 'Lentils simmer gently beside fresh thyme.' });
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await openStore({ dir });
  dirs.push(dir);
  stores.push(store);
  await store.put('note', [{ id: 'calm', app: 'page', kind: 'noise', noise: { places: [], side: [], idle: [] } }]);
  await explore({ app, store, acts: 24, workers: 1, seed: 0 });
  return store.list<Try>('try');
}
beforeAll(async () => {
  tries = await triesOn(body);
}, 60_000);
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all(dirs.map((dir) => rm(dir, { recursive: true })));
});

test('each command of a bar is tried once with a word selected, all in one walk that is confirmed', () => {
  const walks = tries.filter(({ goals }) => goals?.some(({ way }) => way));
  expect(walks).toHaveLength(1);
  const [{ acts, goals = [] } = expect.fail()] = walks;
  const pressed = acts.map(({ control, function: name }) => (name === 'click_input' ? control!.name : name));
  expect(pressed.filter((name) => /Bold|Italic|Strike|Ruler/.test(name)).sort()).toEqual([
    'Bold',
    'Italic',
    'Ruler',
    'Strike',
  ]);
  expect(pressed).not.toContain('Styles');
  expect(pressed).not.toContain('Discard');
  expect(pressed.at(-1)).toBe('Save');
  expect(goals).toHaveLength(3);
});

test('what changed the text is looked at by itself: opening, selecting, pressing, confirming', () => {
  const patterns = commandsOnWords(tries.flatMap((walk) => cutsOf(walk)));
  expect(patterns.map(({ key }) => key)).toEqual(
    ['Bold', 'Italic', 'Strike'].map((name) => `{o} selected before ${name}`),
  );
  for (const { cuts } of patterns)
    expect(cuts[0]!.acts.map(({ control, function: name }) => (name === 'select_text' ? name : control!.name))).toEqual(
      ['Edit', 'select_text', expect.stringMatching(/Bold|Italic|Strike/), 'Save'],
    );
});

test('a text of the application’s own, which is not saved, is left alone', async () => {
  const own = await triesOn(
    body.replace('text.value = state.text', "text.value = 'Words that come with the program itself.'"),
  );
  expect(own.flatMap(({ acts }) => acts.map(({ control }) => control?.name))).toContain('Edit');
  expect(own.flatMap(({ goals = [] }) => goals.flatMap(({ way }) => way ?? []))).toEqual([]);
}, 60_000);
