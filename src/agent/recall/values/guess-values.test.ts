import { expect, test } from 'vitest';
import { stems } from '../cues.ts';
import type { ValuePlace } from '../pattern.ts';
import { withoutPlaces } from './fill-places.ts';
import { guessValues } from './guess-values.ts';
import { knownPlaces } from './known-places.ts';
import { readRequest } from './reading.ts';
import { whatIsThere } from './there.ts';

const tagging = ['Add the tag "{tag}" to the note "{note}"', 'Tag {note} with {tag}', 'Give "{note}" the tag "{tag}"'];
const note: ValuePlace = { kind: 'object', at: ['notes', '*', 'title'] };

function guess(request: string, wordings: string[], places: Record<string, ValuePlace> = {}, saved?: object) {
  const said = new Set(wordings.flatMap((wording) => stems(withoutPlaces(wording))));
  const there = whatIsThere({ saved: saved as never }, Object.values(places));
  return guessValues(readRequest(request, said), knownPlaces(wordings, places), there);
}
const valuesOf = (...given: Parameters<typeof guess>) => {
  const values = guess(...given)?.values ?? [];
  return Object.fromEntries([...values].filter(([name]) => !name.includes(' ')));
};

test('quoted texts go where wordings speak of their places, whatever the order', () => {
  expect(valuesOf('The tag “winter” should be on the note “Soup”', tagging)).toEqual({ tag: 'winter', note: 'Soup' });
  expect(valuesOf('Let "winter" be a tag of the note "Soup"', tagging).note).toBe('Soup');
});

test('a name that is said twice is one value', () => {
  const both = ['Call "{note}" "{name}" and tag "{name}" with "{tag}"', 'Rename {note} to {name}, tag {name} as {tag}'];
  const asked = 'Call "Soup" "Stew" and tag "Stew" with "winter"';
  expect(valuesOf(asked, both)).toEqual({ note: 'Soup', name: 'Stew', tag: 'winter' });
});

test("without marks the user's own words are the values, as far as they reach, and names that are saved tell which is which", () => {
  const request = 'Please tag Garden Plan with winter vegetables';
  expect(valuesOf(request, tagging)).toEqual({ tag: 'winter vegetables', note: 'Garden Plan' });
  const saved = { notes: [{ title: 'rivers at night' }, { title: 'Soup' }] };
  expect(valuesOf('Tag with lamps rivers at night', tagging, { note }, saved).note).toBe('rivers at night');
});

test('what is known of the values is told: whether an object is there, and which quoted text has no place', () => {
  const saved = { notes: [{ title: 'Garden Plan' }, { title: 'Soup' }] };
  const told = guess('Tag Soup with "winter" and "snow"', tagging, { note }, saved);
  expect(told).toMatchObject({ unused: { quoted: 1 }, known: 1, unquoted: 1, strange: 0 });
  expect(guess('Tag "Stew" with "winter"', tagging, { note }, saved)).toMatchObject({ strange: 1, known: 0 });
});

test('a paragraph is meant by the words that it begins with, a word by standing in a text', () => {
  const saved = { body: [{ text: 'A ferry took us over.' }, { text: 'All decisions were unanimous.' }] };
  const word: ValuePlace = { kind: 'object', word: true, at: ['body', '*', 'text'] };
  const centred = ['Centre the paragraph "{text}"', 'Put the paragraph {text} in the middle'];
  const asked = 'The paragraph All decisions were … belongs in the middle';
  expect(valuesOf(asked, centred, { text: word }, saved)).toEqual({ text: 'All decisions were' });
  expect(valuesOf('Score through ferry', ['Cross out {text}'], { text: word }, saved)).toEqual({ text: 'ferry' });
});

test('an address is one value, a number is a number, a choice one of its values; no rows for all places, no guess', () => {
  const links = ['Link to {address}', 'Set the size to {size}'];
  expect(valuesOf('Let it lead to https://tea.example/a now', links.slice(0, 1)).address).toBe('https://tea.example/a');
  expect(valuesOf('Make the letters 14 high', links.slice(1), { size: { kind: 'number' } }).size).toBe('14');
  const themes = ['Set the theme to "{theme}"', 'Use {theme} as the theme'];
  const theme: ValuePlace = { kind: 'choice', choices: ['Dark Blue', 'Plain'] };
  expect(valuesOf('For the theme I would rather have dark blue now', themes, { theme }).theme).toBe('Dark Blue');
  expect(guess('Tag', tagging)).toBeNull();
});

test('a choice is meant by its name, by its first words, or by words that it alone has', () => {
  const choices = ['Wide – spreads the columns', 'Narrow – keeps them together', 'Deutsch (Deutschland)', 'zoomin'];
  const look: ValuePlace = { kind: 'choice', choices };
  const wordings = ['Set the look to "{look}"', 'Use {look} as the look'];
  const chosen = (request: string) => valuesOf(request, wordings, { look }).look;
  expect(chosen('Use the narrow look')).toBe('Narrow – keeps them together');
  expect(chosen('I want the look that spreads')).toBe('Wide – spreads the columns');
  expect(chosen('Use the German look')).toBe('Deutsch (Deutschland)');
  expect(chosen('Use zoom in as the look')).toBe('zoomin');
});

test('a place that takes texts of a form is given such a text', () => {
  const wordings = ['Link {text} to {address}', 'Let "{text}" lead to "{address}"'];
  const places: Record<string, ValuePlace> = { text: { kind: 'text' }, address: { kind: 'text', form: 'link' } };
  const asked = 'A link to https://tea.example/a that reads green lanterns';
  expect(valuesOf(asked, wordings, places)).toEqual({ text: 'green lanterns', address: 'https://tea.example/a' });
  const kept = ['Create a page {title} of the type {type}', 'Add "{title}" with the type "{type}"'];
  const typed: Record<string, ValuePlace> = { title: { kind: 'text' }, type: { kind: 'text', form: 'media type' } };
  const wanted = 'Add a text/markdown page called "Green Tea"';
  expect(valuesOf(wanted, kept, typed)).toEqual({ title: 'Green Tea', type: 'text/markdown' });
});
