import { beforeAll, expect, test } from 'vitest';
import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Store } from '../../../store/store.ts';
import { pageApp } from '../../explore/page-app.fixture.ts';
import { click, fill } from '../acts.fixture.ts';
import { discoverFrom, walkIn } from '../walk.fixture.ts';

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

let store: Store;
beforeAll(async () => {
  const app = pageApp(body, { notes });
  const path = ['state.json', 'notes', 'Tea', 'text', 0];
  const walk = walkIn(
    app,
    [fill('text', 'Fanoru', 'Tea'), click('Save', 'Tea')],
    [{ path, kind: 'changed', before: notes.Tea.text[0]!, after: 'Fanoru' }],
    { changedBy: [2] },
  );
  const found = await discoverFrom(app, [walk]);
  store = found.store;
  return found.close;
}, 240_000);

test('a text that was written anew is also written on, at its end and on a line of its own', async () => {
  const families = await store.list<DiscoveredFamily>('family');
  const told = families.map(({ plan, effect: [change] }) => [plan.slice(0, -1).join(' '), change!.kind, change!.after]);
  expect(told.sort()).toEqual([
    ['Press Ctrl+End in the "text" box of "{note}". Press Enter. Type "{text}".', 'added', '{text}'],
    ['Press Ctrl+End in the "text" box of "{note}". Type "{text}".', 'changed', '{before}{text}'],
    ['Type "{text}" in the "text" box of "{note}".', 'changed', ['{text}']],
  ]);
});
