import { expect, test } from 'vitest';
import app from './app.ts';
import { paragraphOf, plainRun } from './edits.ts';
import type { WriterState } from './state.ts';

/** What a family picks its first parameter from, in this state. */
function candidates(name: string, state: WriterState): unknown[] {
  const lists: unknown[][] = [];
  const pick = (list: unknown[]) => {
    lists.push(list);
    return list[0];
  };
  const context = { rng: { pick }, state, words: { word: () => 'new' } };
  app.families.find((family) => family.name === name)!.sample(context as never);
  return lists[0] ?? [];
}

const stateOf = async (template: string) => (await app.templateState(template)) as WriterState;

test('a word that also stands in a note, a comment, a drawing, a header or a footer is not replaced everywhere', async () => {
  const state = await stateOf('trip-report');
  const { runs } = paragraphOf(state.document, 'Heavy rain kept everybody indoors during the afternoon.');
  const page = state.document.pages.Standard!;
  const said = (text: string) => [{ kind: 'paragraph' as const, style: '', format: {}, runs: [plainRun(text)] }];
  const all = ['city', 'dawn', 'harbour', 'guide', 'lodging', 'crowns'];
  const beside = all.slice(0, 5);
  expect(candidates('replace-all', state)).toEqual(expect.arrayContaining(['city', 'dawn', 'harbour', 'crowns']));
  runs.push({ ...plainRun(''), note: { kind: 'footnote', blocks: said('Of the City.') } });
  runs.push({ ...plainRun(''), comment: 'At dawn?' });
  runs.push({ ...plainRun(''), shape: { name: 'Frame1', text: 'Old harbour' } });
  page.header = said('A guide');
  page.footer = said('lodging');
  const left = candidates('replace-all', state);
  expect(beside.filter((word) => left.includes(word))).toEqual([]);
  expect(left).toContain('crowns');
});

test.each(['size-of-word', 'font-of-word'])('%s draws no word of a heading or title', async (name) => {
  const drawn = candidates(name, await stateOf('club-newsletter')) as { paragraph: string }[];
  const paragraphs = drawn.map(({ paragraph }) => paragraph);
  expect(paragraphs).toContain('We welcome seven new members from the valley.');
  for (const heading of ['River Club News', 'Spring edition', 'Rowing', 'Members', 'Dates'])
    expect(paragraphs).not.toContain(heading);
});
