import { beforeAll, expect, test } from 'vitest';
import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Store } from '../../../store/store.ts';
import { pageApp } from '../../explore/page-app.fixture.ts';
import { click, fill } from '../acts.fixture.ts';
import type { DiscoverReport } from '../report.ts';
import { discoverFrom, walkIn } from '../walk.fixture.ts';

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

let store: Store;
let report: DiscoverReport;
beforeAll(async () => {
  const app = pageApp(body, { notes });
  const form = 'Form of Tea';
  const walk = walkIn(
    app,
    [click('Edit', 'Tea'), fill('tag', 'Fanoru', form), fill('kind', 'Levima', form), click('Save', form)],
    [
      { path: ['state.json', 'notes', 'Tea', 'tags', 1], kind: 'added', after: 'Fanoru' },
      { path: ['state.json', 'notes', 'Tea', 'kind'], kind: 'changed', before: 'drink', after: 'Levima' },
    ],
    { changedBy: [4, 4] },
  );
  const found = await discoverFrom(app, [walk]);
  ({ store, report } = found);
  return found.close;
}, 240_000);

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
