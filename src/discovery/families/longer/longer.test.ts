import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noNoise } from '../../../effects/noise/effect-of.ts';
import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import { openStore } from '../../../store/open-store.ts';
import type { Store } from '../../../store/store.ts';
import { pageApp } from '../../explore/page-app.fixture.ts';
import { discoverFamilies } from '../discover-families.ts';
import type { DiscoverReport } from '../report.ts';

const body = `<main id="all"></main><script>
const open = (title) => {
  const form = document.createElement('form');
  form.ariaLabel = 'Form of ' + title;
  form.innerHTML = '<label>tag <input name="tag"></label><label>kind <input name="kind"></label><button>Save</button>';
  form.onsubmit = async (event) => {
    event.preventDefault();
    const note = state.notes[title];
    if (form.tag.value) note.tags.push(form.tag.value);
    if (form.kind.value) note.kind = form.kind.value;
    form.remove();
    await save(state);
  };
  all.append(form);
};
for (const title of Object.keys(state.notes)) {
  const part = document.createElement('section');
  part.ariaLabel = title;
  part.innerHTML = '<button>Edit</button>';
  part.firstChild.onclick = () => open(title);
  all.append(part);
}
</script>`;
const notes = { Tea: { tags: ['hot'], kind: 'drink' }, Milk: { tags: ['cold'], kind: 'food' } };

const act = (name: string, container: string, text?: string): TriedAct => ({
  control: { name, type: text === undefined ? 'Button' : 'Edit', container },
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  screen: '',
  ok: true,
  changed: true,
});
const inForm = (name: string, text?: string) => act(name, 'Form of Tea', text);
const walk: Try = {
  ...{ id: 'a', app: 'page', template: 'default', purpose: 'explore', seed: 0, screen: '', durationMs: 1 },
  startedAt: '2026-01-01T00:00:00Z',
  acts: [act('Edit', 'Tea'), inForm('tag', 'Fanoru'), inForm('kind', 'Levima'), inForm('Save')],
  values: [
    { value: 'Fanoru', act: 1, kind: 'text' },
    { value: 'Levima', act: 2, kind: 'text' },
  ],
  effect: [
    { path: ['state.json', 'notes', 'Tea', 'tags', 1], kind: 'added', after: 'Fanoru' },
    { path: ['state.json', 'notes', 'Tea', 'kind'], kind: 'changed', before: 'drink', after: 'Levima' },
  ],
  changedBy: [4, 4],
};

let dir: string;
let store: Store;
let report: DiscoverReport;
beforeAll(async () => {
  const app = pageApp(body, { notes });
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await openStore({ dir });
  await store.put('note', [{ id: 'noise', app: 'page', kind: 'noise', noise: noNoise }]);
  await store.put('try', [{ ...walk, template: app.templates[0]!.name }]);
  report = await discoverFamilies({ app, store, workers: 2, seed: 0 });
}, 240_000);
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

test('each field of a form is a family, and both together a longer task', async () => {
  const families = await store.list<DiscoveredFamily>('family');
  const fields = families.map(({ plan }) => plan.flatMap((step) => /in the "(\w+)" box/.exec(step)?.[1] ?? []).sort());
  expect(fields.sort((a, b) => b.length - a.length || a[0]!.localeCompare(b[0]!))).toEqual([
    ['kind', 'tag'],
    ['kind'],
    ['tag'],
  ]);
  const longer = families.find(({ chain }) => chain);
  expect(longer).toMatchObject({ runs: { done: 3, passed: 3 } });
  expect(longer!.parameters.map(({ kind }) => kind).sort()).toEqual(['object', 'text', 'text']);
  expect(report.mutants.refused).toBe(report.mutants.of);
});

test('what came of each is counted, and what the time went into', () => {
  expect(report).toMatchObject({ families: 3, dropped: { 'the same as': 1 } });
  expect(report.parts.gate?.runs).toBe(9);
});
