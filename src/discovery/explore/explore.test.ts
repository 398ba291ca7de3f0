import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Screen, Try } from '../../records/discovery/try.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { type ExploreOptions, explore } from './explore.ts';
import { mapOf } from './map-of.ts';
import { pageApp } from './page-app.fixture.ts';

let dir: string;
let store: Store;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await openStore({ dir });
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

const run = (app: ExploreOptions['app'], acts: number, more: Partial<ExploreOptions> = {}) =>
  explore({ app, store, acts, workers: 2, seed: 0, ...more });
/** An application that changes nothing by itself. */
const calm = (name: string) =>
  store.put('note', [{ id: 'calm', app: name, kind: 'noise', noise: { places: [], side: [], idle: [] } }]);
const tries = () => store.list<Try>('try');

const book = `<main></main><form aria-label="New note"><label>title <input id="name"></label><label>colour
<select id="hue"><option>red<option>green<option>blue</select></label><button>Add note</button></form>
<button onclick="ask.showModal()">Clear all</button><dialog id="ask" aria-label="Clear all?">
<button onclick="save([]).then(() => location.reload())">Yes</button><button onclick="ask.close()">No</button></dialog>
<script>for (const { title } of state) { const link = document.createElement('a'); link.href = '#' + title; link.textContent = title;
document.querySelector('main').append(link); }
document.forms[0].onsubmit = (event) => { event.preventDefault();
save([...state, { title: document.getElementById('name').value, hue: hue.value }]).then(() => location.reload()); };</script>`;
const notes = [
  { title: 'Rye Bread', hue: 'red' },
  { title: 'Leek Soup', hue: 'blue' },
];

test('fills forms, confirms them and answers dialogs; a second call goes on from the records', async () => {
  await calm('page');
  const app = pageApp(book, notes);
  const first = await run(app, 25);
  const all = await tries();
  const added = all.find(({ effect }) =>
    effect.some(({ kind, path }) => kind === 'added' && path[0] === 'state.json'),
  )!;
  const [{ value } = expect.fail()] = added.values.filter(({ kind }) => kind === 'text');
  expect(JSON.stringify(added.effect)).toContain(value);
  expect(value).toMatch(/^\p{L}[\p{L} ]+$/u);
  expect(added.changedBy).toHaveLength(added.effect.length);
  expect(all.some(({ effect }) => effect.some(({ kind }) => kind === 'removed' || kind === 'changed'))).toBe(true);
  const screens = await store.list<Screen>('screen');
  expect(screens.some(({ dialog }) => dialog === 'Clear all?')).toBe(true);
  expect(JSON.stringify(screens.map(({ controls }) => controls))).not.toMatch(/Rye Bread|Leek Soup/);

  const second = await run(app, 6);
  expect(second.acts).toBeGreaterThanOrEqual(first.acts + 6);
  expect(second.kinds).toBeGreaterThanOrEqual(first.kinds);
  expect((await tries()).slice(0, all.length)).toEqual(all);
  const map = await mapOf(store, app);
  expect(map.tried).toBeGreaterThan(5);
  expect(map.passages.length).toBeGreaterThan(0);
});

test('documentation of another application is said to be so', async () => {
  await calm('page');
  const source = { kind: 'documentation' as const, from: ['Knitting'], rule: 'heading' };
  const plan = { id: 'k', app: 'page', task: 'Knit', plan: ['Click the "Cast on" button.'], source };
  const said: string[] = [];
  await run(pageApp(book, notes), 2, { plans: [plan], log: (line) => said.push(line) });
  expect(said).toEqual([expect.stringMatching(/^None of 1 plans of the documentation .* of another application\.$/)]);
}, 30_000);

test('what differs by itself is found by walks that are made twice, and is no effect', async () => {
  const counter = `<button onclick="save({ done: true, run: Math.round(Math.random() * 1e6) }).then(() => this.remove())">Do it</button>`;
  await run(pageApp(counter, { done: false, run: 0 }), 1);
  const [note] = await store.list<{ id: string; noise: { places: unknown[] } }>('note', { kind: 'noise' });
  expect(note?.noise.places).toEqual([['*.json', 'run']]);
  const all = await tries();
  expect(new Set(all.map(({ purpose }) => purpose))).toEqual(new Set(['idle', 'explore', 'repeat']));
  expect(all.find(({ purpose }) => purpose === 'idle')?.effect).toEqual([]);
}, 60_000);

const rough = `<a href="http://localhost:9/">Elsewhere</a><button onclick="save('die')">Explode</button>
<button onclick="setInterval(() => document.body.append('.'), 5)">Spin</button><button onclick="save('quit')">Quit</button>
<button onclick="while (confirm('Again?'));">Nag</button><button onclick="open('/')">Window</button>
<button onclick="save('{&quot;done&quot;: true}')">Work</button><button onclick="save('print')">Print page</button>`;

test('what breaks the application or leaves it is remembered and left alone; what it never does is not done', async () => {
  await calm('page');
  await run(pageApp(rough, { done: false }), 24, { deny: [/^elsewhere$/i] });
  const all = await tries();
  const clicks = all.flatMap(({ acts }) => acts.map(({ control }) => control?.name));
  for (const name of ['Work', 'Nag', 'Window']) expect(clicks).toContain(name);
  expect(all.every(({ acts }) => acts.length <= 20)).toBe(true);
  for (const name of ['Quit', 'Print page', 'Elsewhere']) expect(clicks).not.toContain(name);
  for (const name of ['Explode', 'Spin']) {
    const broken = all.filter(({ acts, trouble }) => trouble && acts.at(-1)?.control?.name === name);
    // Two workers may have been at it at once.
    expect(broken.length).toBeLessThanOrEqual(2);
    expect(clicks.filter((click) => click === name).length).toBeLessThanOrEqual(2 + broken.length);
  }
}, 60_000);

test('an application that asks for a login says so', async () => {
  await calm('page');
  const login = pageApp('<form><label>Password <input type="password"></label><button>Sign in</button></form>', {});
  await expect(run(login, 10)).rejects.toMatchObject({ code: 'APP_START', remedy: expect.stringContaining('--login') });
}, 30_000);

const editor = `<textarea aria-label="Letter"></textarea><button>Shout</button><script>
const letter = document.querySelector('textarea');
letter.value = state.lines.join('\\n');
document.querySelector('button').onclick = () => { letter.value = letter.value.toUpperCase(); document.body.append('!'); };
onkeydown = (event) => { if (event.ctrlKey && event.key === 's') { event.preventDefault(); save({ lines: letter.value.split('\\n') }); } };
</script>`;

test('an application that saves by keys alone is told to save at the end of a walk', async () => {
  await calm('page');
  await run(pageApp(editor, { lines: ['Dear neighbour,', 'the apples are ripe.'] }), 8);
  const saved = (await tries()).filter(({ effect }) => effect.length > 0);
  expect(saved.length).toBeGreaterThan(0);
  for (const { acts, changedBy } of saved) {
    const at = acts.findIndex(({ args }) => args.keys === '{Control+s}');
    expect(at).toBeGreaterThan(0);
    expect(Math.min(...changedBy!)).toBe(at + 1);
  }
}, 30_000);

const board = `<button id="add">Add card</button><button id="wide">Wide</button><a href="#" id="publish">Publish</a><main></main><script>
add.onclick = () => { state.cards.push({ title: 'Card ' + state.cards.length }); show(); };
wide.onclick = () => { localStorage.width = 'wide'; show(); };
publish.onclick = () => save(state);
const show = () => { document.querySelector('main').textContent = state.cards.length + ' cards, ' + (localStorage.width ?? 'narrow'); };
show();
</script>`;

test('so is one that saves by a button which stands on each screen', async () => {
  await calm('page');
  await run(pageApp(board, { cards: [] }), 10);
  const saved = (await tries()).filter(({ effect }) => effect.some(({ path }) => path[0] === 'state.json'));
  expect(saved.length).toBeGreaterThan(0);
  for (const { acts, goals, effect } of saved) {
    expect(effect.every(({ path }) => path[0] === 'state.json')).toBe(true);
    const at = acts.findIndex(({ saves }) => saves);
    expect(acts[at]?.control?.name).toBe('Publish');
    expect(goals?.map(({ acts: end }) => end)).toContain(at + 1);
  }
}, 30_000);
