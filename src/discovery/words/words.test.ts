import { expect, test } from 'vitest';
import { requestsIn, wordsPrompt } from './chat/prompt.ts';
import { findStatements, queryOf } from './documentation/find-statements.ts';
import { statementsOf } from './documentation/statements.ts';
import { effectSentence } from './effect-sentence.ts';
import { foundFamilies, notesManual } from './found-families.fixture.ts';
import { mattersOf } from './matter/matter.ts';
import { nounsOf } from './matter/nouns.ts';
import { roundTrip } from './round-trip.ts';
import { aboutThis } from './wordings/every-place.ts';
import { ruleWordings } from './wordings/rule-wordings.ts';

const statements = await statementsOf(notesManual);
const matters = mattersOf(foundFamilies, nounsOf(foundFamilies, statements));
const of = (name: string) => matters[foundFamilies.findIndex((family) => family.name === name)]!;

test('the effect in a sentence: what changes, what the documentation calls it, by which controls', () => {
  expect(matters.map(effectSentence)).toMatchInlineSnapshot(`
    [
      "a new note "{title}" is made, by "new note"",
      "a new note "{title}" is made with the text "{text}", by "text", "new note"",
      "the note "{note}" is renamed to "{title}", by "edit this note"",
      "the note "{note}" gains the tag "{tag}", by "tag name", "edit this note"",
      "the note "{note}" is deleted, by "delete this note"",
      "the setting "colour theme" becomes "{theme}", by "colour theme" of the settings, "settings"",
      "the setting "spelling check" becomes "false", by "spelling check" of the settings, "settings"",
    ]
  `);
});

test('wordings by rules name every place once and no other, and differ from kind to kind', () => {
  for (const [i, matter] of matters.entries()) {
    const wordings = ruleWordings(matter);
    expect(wordings.length, foundFamilies[i]!.name).toBeGreaterThanOrEqual(3);
    for (const wording of wordings) {
      const named = Array.from(wording.matchAll(/\{(\w+)\}/g), ([, place]) => place);
      expect(named.toSorted(), wording).toEqual(foundFamilies[i]!.parameters.map(({ name }) => name).toSorted());
      expect(wording).not.toMatch(/ {2}|undefined|\b[NORFVC]\b/);
    }
  }
  expect(ruleWordings(of('rename-note'))).toContain('Call "{note}" "{title}" instead');
  expect(ruleWordings(of('add-tag'))).toContain('tag "{note}" with "{tag}"');
  expect(ruleWordings(of('spelling-off'))).toContain('Turn off spelling check');
});

test('the documentation is found by the controls, and its requests are made to be of this object', () => {
  const find = findStatements(statements);
  const [first] = find(queryOf(of('delete-note')));
  expect(first).toMatchObject({ text: 'Delete a note', request: true });
  expect(aboutThis(first!.text, of('delete-note'))).toBe('Delete the note "{note}"');
  expect(find(queryOf(of('set-theme')))[0]!.text).toBe('Choose a colour theme');
  expect(aboutThis('Choose a colour theme.', of('set-theme'))).toBe('Choose a colour theme with the theme "{theme}"');
  expect(find(new Map([['zither', 1]]))).toEqual([]);
});

test('of a completed list the requests that name just the places are taken, each once', () => {
  expect(wordsPrompt('Notes', 'the note "{note}"\ngains a tag', 'Tags\nare words.')).toMatch(
    /\nApplication: Notes\nManual: Tags are words\.\nChange: the note "\{note\}" gains a tag\nRequests:\n-$/,
  );
  const answer =
    ' Tag "{note}" with "{tag}"\n- Tag "{note}" with "{tag}"\n- Tag "{note}"\n- "{note}" gets {other}\n- {note} {tag}\n- put {tag} on {note}';
  expect(requestsIn(answer, ['note', 'tag'])).toEqual({
    good: ['Tag "{note}" with "{tag}"', 'put {tag} on {note}'],
    dropped: 3,
  });
});

test('a wording that brings another family to mind is left out and counted; a family keeps three', async () => {
  const worded = matters.map((matter, i) => ({
    name: foundFamilies[i]!.name,
    wordings: ruleWordings(matter).map((text) => ({ text, from: 'rule' as const })),
  }));
  const stray = { text: 'Delete the note "{title}"', from: 'chat' as const };
  const before = worded.map((family) =>
    family.name === 'add-note' ? { ...family, wordings: [...family.wordings, stray] } : family,
  );
  const { kept, dropped } = await roundTrip(before);
  expect(dropped.chat).toBe(1);
  expect(kept.find(({ name }) => name === 'add-note')!.wordings).not.toContainEqual(stray);
  for (const { wordings } of kept) expect(wordings.length).toBeGreaterThanOrEqual(3);
});
