import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Try } from '../../../../records/discovery/try.ts';
import { openStore } from '../../../../store/open-store.ts';
import type { Store } from '../../../../store/store.ts';
import { cutsOf } from '../../../families/walks/cut.ts';
import { explore } from '../../explore.ts';
import { createKnowledge } from '../../knowing/knowledge.ts';
import { pageApp } from '../../page-app.fixture.ts';
import type { ScreenMap } from '../../screens/map.ts';
import type { KnownScreen, Screens } from '../../screens/screens.ts';
import { chooseSweep, type SweepOptions } from './sweep.ts';

/** Settings behind two rows of tabs, each saved at once; a form with a button of its own; whoever saves is named in all that is saved later. */
const body = `<nav role="tablist"><button role="tab" id="general">General</button><button role="tab" id="look">Look</button></nav>
<main></main><script>
const main = document.querySelector('main');
const field = (name) => '<label>' + name + ' <input id="' + name.toLowerCase() + '"></label>';
const pages = {
  general: ['Author', 'City', 'Street', 'Country', 'Owner', 'Motto', 'Club', 'Team'].map(field).join('') + '<label><input type="checkbox" id="sound">Sound</label>',
  look: ['Font', 'Border', 'Corner', 'Shadow', 'Margin', 'Header', 'Footer'].map(field).join('') + '<label>Theme <select id="theme"><option>plain<option>dark<option>paper</select></label>' +
    '<label><input type="checkbox" id="frame">Frame</label><form aria-label="Note"><label>title <input id="title"></label><button>Save</button></form>' };
for (const tab of document.querySelectorAll('[role=tab]')) tab.onclick = () => { main.innerHTML = pages[tab.id]; };
let saved = Promise.resolve();
main.oninput = ({ target: { id, type, value, checked } }) => {
  if (id === 'title') return;
  state[id] = { value: type === 'checkbox' ? checked : value, by: state.author?.value ?? 'nobody' };
  saved = saved.then(() => save(state));
};
main.onsubmit = (event) => { event.preventDefault(); state.title = document.getElementById('title').value; save(state); };
</script>`;

let dir: string;
let store: Store;
let swept: Try[];
beforeAll(async () => {
  const app = pageApp(body, {});
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await openStore({ dir });
  await store.put('note', [{ id: 'calm', app: 'page', kind: 'noise', noise: { places: [], side: [], idle: [] } }]);
  await explore({ app, store, acts: 40, workers: 2, seed: 0 });
  swept = (await store.list<Try>('try')).filter(({ goals }) => goals?.some(({ way }) => way));
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

test('each setting of a page is tried once in one walk, all options of a choice, and what has a button of its own is left for others', () => {
  const done = swept.flatMap(({ goals = [], acts }) => goals.map((goal) => acts[goal.acts - 1]!));
  const names = new Set(done.map(({ control }) => control!.name));
  expect(names).not.toContain('title');
  expect(names.size).toBeGreaterThanOrEqual(10);
  expect(new Set(swept.map(({ id }) => id)).size).toBeLessThanOrEqual(6);
  const themes = new Set(done.filter(({ control }) => control!.name === 'Theme').map(({ args }) => args.text));
  expect(themes.size).toBeGreaterThanOrEqual(2);
});

test('what each changed is told from before it was first changed, without what others left there', () => {
  for (const { goals = [], acts } of swept)
    for (const { acts: end, effect } of goals) {
      expect(effect).toHaveLength(1);
      const { control, args } = acts[end - 1]!;
      const [{ path, kind, after } = expect.fail()] = effect;
      const first = acts.findIndex((act) => act.control?.name === control!.name);
      expect(path).toEqual(['state.json', control!.name.toLowerCase()]);
      expect(kind).toBe('added');
      if (args.text !== undefined) expect(after).toMatchObject({ value: args.text });
      if (control!.name !== 'Author' && first > 0) expect(JSON.stringify(after)).not.toMatch(/"by":"(?!nobody)/);
    }
});

test('a cut of it are the tab that it stands behind and the setting', () => {
  const ways = swept.flatMap((walk) => cutsOf(walk)).map(({ acts }) => acts.map(({ control }) => control!.name));
  const tabOf = (setting: string) =>
    /Author|City|Street|Country|Owner|Motto|Club|Team|Sound/.test(setting) ? 'General' : 'Look';
  for (const way of ways) expect(way).toEqual([tabOf(way.at(-1)!), way.at(-1)]);
});

test('a screen is swept again where a sweep has left some of a crowd that is one kind of control', () => {
  const key = 'CheckBox|**|Rules|click';
  const knowledge = createKnowledge();
  knowledge.begin(key);
  const chosen = (left: number) => {
    const moves = new Map([[key, { key, manner: 'click', prior: 0, isSetting: true } as const]]);
    const screen: KnownScreen = { id: 'rules', title: 'Rules', places: new Map(), moves, left };
    const screens = { get: () => screen } as unknown as Screens;
    const map = { ways: () => new Map([['rules', []]]) } as unknown as ScreenMap;
    return chooseSweep({ knowledge, screens, map } as unknown as SweepOptions, 'home')?.screen.id;
  };
  expect([12, 0].map(chosen)).toEqual(['rules', undefined]);
});
