import { expect, test } from 'vitest';
import app from './app.ts';

test('there are enough families and templates, and some of each are held out', () => {
  expect(app.families.length).toBeGreaterThanOrEqual(45);
  expect(app.families.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(9);
  expect(app.templates.filter(({ heldOut }) => !heldOut).length).toBeGreaterThanOrEqual(8);
  expect(app.templates.filter(({ heldOut }) => heldOut).length).toBe(2);
});
