import { z } from 'zod';
import { actionFunctions, argsSchema } from '../../records/episode/decision.ts';
import { createRng } from '../../records/rng.ts';
import { paramsSchema } from '../../records/tasks/task.ts';
import type { App } from '../app.ts';
import type { Family } from '../family.ts';
import { planOf } from '../plan-of.ts';
import { createVocabulary } from '../vocabulary.ts';
import { placesOf } from './define-family.ts';
import { type Fault, faultsOf, malformed, show } from './malformed.ts';

/** How often a family is asked for parameters in each template before it is said to have none. */
const tries = 5;

const pattern = z.union([z.string(), z.instanceof(RegExp)], 'a name or a regular expression');
const planSchema = z
  .array(z.string('a step in words').min(1, 'a step in words, not an empty one'), 'a list of steps in words')
  .min(1, 'at least one step');
const solutionSchema = z
  .array(
    z.object({
      control: z.object({ name: pattern, type: z.string().optional(), container: pattern.optional() }).optional(),
      function: z.enum(actionFunctions, `one of ${actionFunctions.join(', ')}`),
      args: argsSchema.optional(),
      optional: z.boolean('true or false').optional(),
    }),
    'a list of reference steps',
  )
  .min(1, 'at least one reference step');

/**
 * Asks every family for parameters, a plan and a solution once, and looks at what comes.
 * @throws LamwrightError APP_MALFORMED, e.g. for a wording with a {place} that is no parameter
 */
export async function checkSamples(app: App): Promise<void> {
  const states = await Promise.all(app.templates.map(({ name }) => app.templateState(name)));
  const faults = app.families.flatMap((family, i) => sampleFaults(family, states, `families[${i}] (${family.name})`));
  if (faults.length > 0) throw malformed(`app pack "${app.name}"`, faults);
}

function sampleFaults(family: Family, states: readonly unknown[], where: string): Fault[] {
  let asked = 'sample';
  try {
    const params = firstSample(family, states);
    if (params === null) {
      return [
        { field: `${where}.sample`, expected: 'parameters in at least one template', found: 'null in each of them' },
      ];
    }
    const shape = faultsOf(paramsSchema, params, `${where}.sample().`);
    if (shape.length > 0) return shape.map((fault) => ({ ...fault, expected: 'a text or a list of texts' }));
    asked = 'plan';
    const plan = faultsOf(planSchema, planOf(family, params), `${where}.plan()`);
    asked = 'solve';
    return [
      ...plan,
      ...faultsOf(solutionSchema, family.solve(params), `${where}.solve()`),
      ...names(family, params, where),
    ];
  } catch (error) {
    const found = `the error "${error instanceof Error ? error.message : String(error)}"`;
    return [{ field: `${where}.${asked}`, expected: 'a function that returns', found }];
  }
}

function firstSample(family: Family, states: readonly unknown[]) {
  for (let i = 0; i < tries * states.length; i++) {
    const rng = createRng(i).fork(family.name);
    const words = createVocabulary(rng.fork('words'), 'train');
    const params = family.sample({ rng, state: states[i % states.length], words });
    if (params !== null) return params;
  }
  return null;
}

/** Every name that wordings and `free` use has to be a parameter. */
function names(family: Family, params: object, where: string): Fault[] {
  const known = Object.keys(params);
  const expected = `the name of a parameter (${known.join(', ') || 'there is none'})`;
  const used = [
    ...family.wordings.flatMap((wording, i) => placesOf(wording).map((name) => ({ field: `wordings[${i}]`, name }))),
    ...family.free.map((name, i) => ({ field: `free[${i}]`, name })),
  ];
  return used
    .filter(({ name }) => !known.includes(name))
    .map(({ field, name }) => ({ field: `${where}.${field}`, expected, found: show(name) }));
}
