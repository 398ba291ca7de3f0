import { describe, expect, it } from 'vitest';
import { families } from '../apps/tiddlywiki/families.ts';
import { readTemplate } from '../apps/tiddlywiki/server/wiki-folder.ts';
import { templates } from '../apps/tiddlywiki/templates.ts';
import { literals } from '../apps/tiddlywiki/vocabulary.ts';
import { createVocabulary } from '../src/app-pack/vocabulary.ts';
import { createRng } from '../src/records/rng.ts';

const states = await Promise.all(templates.map(({ name }) => readTemplate(name)));

/** Parameters of a family, one draw a template that has what it needs. */
function drawAll(family: (typeof families)[number]) {
  const rng = createRng(7).fork(family.name);
  const words = createVocabulary(rng, 'train');
  return states.flatMap((state) => {
    for (let i = 0; i < 20; i++) {
      const params = family.sample({ rng, state, words });
      if (params) return [{ state, params }];
    }
    return [];
  });
}

const fillIn = (wording: string, params: Record<string, string>) =>
  wording.replace(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? `{${name}}`);

/** Whether the text can be put together from stretches of the request and the pack's literals. */
function isComposed(text: string, request: string): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reached.has(at)) continue;
    for (const literal of literals) if (text.startsWith(literal, at)) reached.add(at + literal.length);
    for (let end = at + 1; end <= text.length && request.includes(text.slice(at, end)); end++) reached.add(end);
  }
  return reached.has(text.length);
}

describe.each(families.map((family) => [family.name, family] as const))('%s', (_name, family) => {
  const drawn = drawAll(family);

  it('has four wordings or more, each with every free parameter', () => {
    expect(family.wordings.length).toBeGreaterThanOrEqual(4);
    for (const wording of family.wordings) for (const name of family.free) expect(wording).toContain(`{${name}}`);
  });

  it('finds what it needs in some template, and does not pass when nothing was done', () => {
    expect(drawn.length).toBeGreaterThan(0);
    for (const { state, params } of drawn) {
      const before = { ...state, exports: {} };
      expect(family.verify({ before, after: before, params }).pass).toBe(false);
    }
  });

  it('asks for arguments that stand in the request, in every wording', () => {
    for (const { params } of drawn)
      for (const wording of family.wordings)
        for (const { args } of family.solve(params)) {
          const text = args?.text;
          if (typeof text === 'string')
            expect(isComposed(text, fillIn(wording, params)), `${text} in ${wording}`).toBe(true);
        }
  });
});

it('holds families out, under names of their own', () => {
  expect(families.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(8);
  expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
});

/** Solutions of a family with the names of its free parameters in the place of their values. */
const solutionShapes = (family: (typeof families)[number]): string[] =>
  drawAll(family).map(({ params }) =>
    family.free.reduce(
      (shape, name) => shape.replaceAll(params[name], `{${name}}`),
      JSON.stringify(family.solve(params), (_key, value) => (value instanceof RegExp ? String(value) : value)),
    ),
  );

it('holds no family out that is solved as a seen one is', () => {
  const known = new Set(families.filter(({ heldOut }) => !heldOut).flatMap(solutionShapes));
  const told = families.filter((family) => family.heldOut && solutionShapes(family).some((shape) => known.has(shape)));
  expect(told.map(({ name }) => name)).toEqual([]);
});

it('holds no family out that passes when a tiddler was just deleted', () => {
  const passed = families.filter((family) =>
    drawAll(family).some(({ state, params }) => {
      const { [params.title]: _gone, ...tiddlers } = state.tiddlers;
      return family.heldOut && family.verify({ before: state, after: { tiddlers }, params }).pass;
    }),
  );
  expect(passed.map(({ name }) => name)).toEqual([]);
});

it('calls the button that adds a tag "add" in every plan', () => {
  const steps = families.flatMap((family) => drawAll(family).flatMap(({ params }) => family.plan(params)));
  expect(steps.filter((step) => step.includes('"add tag"'))).toEqual([]);
});
