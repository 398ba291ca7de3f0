import { expect, test } from 'vitest';
import type { LamwrightError } from '../../records/error.ts';
import { type AppDefinition, defineApp } from './define-app.ts';
import { addWordings, defineFamily } from './define-family.ts';

const family = defineFamily({
  name: 'rename',
  wordings: ['Rename {old} to {new}', 'Call {old} {new} from now on', 'Change the title {old} to {new}'],
  sample: ({ words }) => ({ old: words.title(), new: words.title() }),
  free: ['old', 'new'],
  plan: ({ old }) => [`Open ${old}`],
  solve: ({ old }) => [{ control: { name: old }, function: 'click_input' }],
  verify: () => ({ pass: true, reason: '' }),
});

const minimal: AppDefinition = {
  name: 'my-app',
  title: 'My app',
  environment: () => Promise.reject(new Error('not opened here')),
  start: () => Promise.reject(new Error('not started here')),
};

const messageOf = (body: () => unknown) => {
  try {
    body();
  } catch (error) {
    return `${(error as LamwrightError).code}: ${(error as Error).message}`;
  }
  return 'no error';
};

test('a pack of four fields is whole: the rest has defaults', () => {
  const app = defineApp(minimal);
  expect(app).toMatchObject({ ...minimal, version: 'unknown', families: [], literals: [] });
  expect(app.templates).toEqual([{ name: 'default', description: 'My app' }]);
  expect(app.risks.find(({ name }) => name.test('Delete note'))?.kind).toBe('delete');
});

test.each<[string, string | undefined]>([
  ['Delete note', 'delete'],
  ['Wipe everything', 'delete'],
  ['Move to Trash', 'delete'],
  ['Format disk', 'delete'],
  ['Format', undefined],
  ['Close account', 'delete'],
  ['Close', undefined],
  ['Clear history', 'delete'],
  ['Pay 500 EUR', 'other'],
  ['Payment methods', undefined],
  ['Buy now', 'other'],
  ['Place your order', 'other'],
  ['Sort order', undefined],
  ['Sign out', 'other'],
  ['Log out', 'other'],
  ['Log', undefined],
  ['Design outline', undefined],
])('the usual risky names: "%s" is %s', (name, kind) => {
  expect(defineApp(minimal).risks.find((rule) => rule.name.test(name))?.kind).toBe(kind);
});

test('every fault is told with its field, what was expected and what was found', () => {
  const broken = {
    ...minimal,
    name: 'My App',
    start: 'npm start',
    templates: [{ name: 'empty' }],
    families: [family, { ...family, wordings: ['Rename {old', 'b'] }],
  } as unknown as AppDefinition;
  expect(messageOf(() => defineApp(broken))).toMatchInlineSnapshot(`
    "APP_MALFORMED: The app pack "My App" is malformed.
      name: expected a name in small letters and digits with hyphens, e.g. "rename-note", found "My App"
      start: expected a function, found "npm start"
      templates[0].description: expected a text, found nothing
      families[1].wordings: expected at least three wordings, found a list of 2
      families[1].wordings[0]: expected braces only around the name of a parameter, as in {title}, found "Rename {old"
      … and 1 more"
  `);
});

test('a family is checked where it is defined', () => {
  const noVerifier = { ...family, verify: undefined } as unknown as typeof family;
  expect(messageOf(() => defineFamily(noVerifier))).toMatchInlineSnapshot(`
    "APP_MALFORMED: The family "rename" is malformed.
      verify: expected a function, found nothing"
  `);
});

test('wordings differ in their words, one at least is for training, and so is a template', () => {
  const alike = { ...family, wordings: ['Open "{old}"', 'Show {old}', 'open {old}.'] } as typeof family;
  expect(messageOf(() => defineFamily(alike))).toContain(
    'wordings: expected wordings that differ from each other in more',
  );
  const forTests = { ...family, testWordings: family.wordings.length };
  expect(messageOf(() => defineFamily(forTests))).toContain('testWordings: expected fewer than the');
  const held = { ...minimal, templates: [{ name: 'empty', description: 'An empty one', heldOut: true }] };
  expect(messageOf(() => defineApp(held))).toContain('templates: expected at least one template that is not held out');
});

test('further wordings stand before those for tests, of which one more can be given', () => {
  const family = defineFamily({
    name: 'rename',
    wordings: ['Rename {a}', 'Give {a} a name', 'Call {a} something'],
    sample: () => ({ a: 'x' }),
    free: ['a'],
    plan: () => ['Click "Rename".'],
    solve: () => [],
    verify: () => ({ pass: true, reason: '' }),
  });
  expect(addWordings([family], { rename: ['Name {a} anew'] }, { rename: 'Let {a} be' })[0]).toMatchObject({
    wordings: ['Rename {a}', 'Give {a} a name', 'Name {a} anew', 'Call {a} something', 'Let {a} be'],
    testWordings: 2,
  });
  for (const [more, tests] of [[{ renam: ['x {a}'] }], [{}, { renam: 'x {a}' }]] as const)
    expect(() => addWordings([family], more, tests)).toThrowError(
      expect.objectContaining({ code: 'APP_MALFORMED', message: expect.stringContaining('renam') }),
    );
});
