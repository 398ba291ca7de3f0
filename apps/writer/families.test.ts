import { expect, test } from 'vitest';
import app from './app.ts';

const places = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

test('there are enough families and templates, and some of each are held out', () => {
  expect(app.families.length).toBeGreaterThanOrEqual(45);
  expect(app.families.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(9);
  expect(app.templates.filter(({ heldOut }) => !heldOut).length).toBeGreaterThanOrEqual(8);
  expect(app.templates.filter(({ heldOut }) => heldOut).length).toBe(2);
});

test.each(app.families.map((family) => [family.name, family] as const))(
  '%s has wordings enough, all of the same places',
  (_name, family) => {
    expect(family.wordings.length).toBeGreaterThanOrEqual(family.heldOut ? 13 : 30);
    expect(new Set(family.wordings).size).toBe(family.wordings.length);
    const named = places(family.wordings[0]!);
    for (const wording of family.wordings) expect(places(wording), wording).toEqual(named);
  },
);
