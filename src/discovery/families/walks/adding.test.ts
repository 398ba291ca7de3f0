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

/** Notes with a text of several lines, each behind a button of its own. */
const body = `<main id="all"></main><script>
for (const [title, { text }] of Object.entries(state.notes)) {
  const part = document.createElement('section');
  part.ariaLabel = title;
  part.innerHTML = '<textarea aria-label="text"></textarea><button>Save</button>';
  const [field, button] = part.children;
  field.value = text.join('\\n');
  button.onclick = () => { state.notes[title].text = field.value.split('\\n'); save(state); };
  all.append(part);
}
</script>`;
const notes = {
  Tea: { text: ['Brew it hot, three minutes at least.'] },
  Milk: { text: ['Keep it cold, behind the butter.', 'Two bottles are enough.'] },
};
const act = (name: string, text?: string): TriedAct => ({
  control: { name, type: text === undefined ? 'Button' : 'Edit', container: 'Tea' },
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  screen: '',
  ok: true,
  changed: true,
});

let dir: string;
let store: Store;
beforeAll(async () => {
  const app = pageApp(body, { notes });
  const walk: Try = {
    ...{ id: 'a', app: 'page', template: app.templates[0]!.name, purpose: 'explore', seed: 0, screen: '' },
    ...{ durationMs: 1, startedAt: '2026-01-01T00:00:00Z', changedBy: [2] },
    acts: [act('text', 'Fanoru'), act('Save')],
    values: [{ value: 'Fanoru', act: 0, kind: 'text' }],
    effect: [
      { path: ['state.json', 'notes', 'Tea', 'text', 0], kind: 'changed', before: notes.Tea.text[0]!, after: 'Fanoru' },
    ],
  };
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await openStore({ dir });
  await store.put('note', [{ id: 'noise', app: 'page', kind: 'noise', noise: noNoise }]);
  await store.put('try', [walk]);
  await discoverFamilies({ app, store, workers: 2, seed: 0 });
}, 240_000);
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true, force: true });
});

test('a text that was written anew is also written on, at its end and on a line of its own', async () => {
  const families = await store.list<DiscoveredFamily>('family');
  const told = families.map(({ plan, effect: [change] }) => [plan.slice(0, -1).join(' '), change!.kind, change!.after]);
  expect(told.sort()).toEqual([
    ['Press Ctrl+End in the "text" box of "{note}". Press Enter. Type "{text}".', 'added', '{text}'],
    ['Press Ctrl+End in the "text" box of "{note}". Type "{text}".', 'changed', '{before}{text}'],
    ['Type "{text}" in the "text" box of "{note}".', 'changed', ['{text}']],
  ]);
});
