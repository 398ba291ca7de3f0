import type { App } from '../../../app-pack/app.ts';
import type { Parameter } from '../../../records/discovered-family.ts';
import type { Segment, Tree } from '../../../records/effect.ts';
import type { Observation } from '../../../records/observation.ts';
import { createRng } from '../../../records/rng.ts';
import type { Try } from '../../../records/try.ts';
import { filledActs } from '../interpret/acts.ts';
import type { Expectation } from '../interpret/expectation.ts';
import { namesIn } from '../interpret/places.ts';
import type { Runs } from '../running/runs.ts';
import { generalise, type Seen } from './generalise.ts';
import { otherValues } from './other-values.ts';
import type { Sketch } from './parameters.ts';

/** What a kind of task is, from runs with other values: what agrees with all of them. */
export type Varied = Sketch & Expectation & { templates: string[]; runs: Try[]; seen: Seen[] };

export type Varying = {
  app: App<Tree>;
  runs: Runs;
  /** The first screen of a template. */
  lookAt(template: string): Promise<Observation>;
  ignored: Segment[][];
  sketch: Sketch;
  /** What the sketch was made of, and the screens of each of its acts. */
  base: Try;
  screens: Observation[];
  seed: number;
};

/** How many options of a choice are tried, and how many objects until one can be acted on. */
const mostChoices = 4;
const mostAttempts = 3;

/**
 * Runs a sketch again with other values of everything at once, in its own and in another template, then with further options; what explains the
 * effects of all runs is the family's. A string says why there is none.
 */
export async function vary(options: Varying): Promise<Varied | string> {
  const { app, sketch, base, runs } = options;
  const { parameters } = sketch;
  let seen: Seen[] = [{ values: sketch.values, effect: base.effect }];
  const made: Try[] = [base];
  const templates = [base.template];
  let found: Expectation = { effect: sketch.effect, ignored: options.ignored };

  const attempt = async (template: string, chosen: Record<string, string>): Promise<boolean> => {
    const run = await runs.run({
      template,
      acts: filledActs(sketch.acts, chosen),
      purpose: 'vary',
      from: base.id,
      values: valuesOf(sketch, chosen),
    });
    made.push(run);
    if (run.trouble !== undefined || run.effect.length === 0) return false;
    const now = [...seen, { values: chosen, effect: run.effect }];
    const agreed = generalise(sketch.effect, options.ignored, now);
    if (!agreed || !parameters.every((one) => isSaid(one, agreed))) return false;
    [seen, found] = [now, agreed];
    return true;
  };

  const elsewhere = app.templates.filter(({ name, heldOut }) => name !== base.template && !heldOut);
  if (parameters.length > 0 && !(await anyOf(options, base.template, attempt)))
    return whyNot(made, 'other values do not change the same places');
  for (const { name } of elsewhere.slice(0, 2)) {
    if (!(await anyOf(options, name, attempt))) continue;
    templates.push(name);
    break;
  }
  for (const parameter of parameters.filter(({ kind }) => kind === 'choice')) {
    const around = { acts: sketch.acts, state: null, screens: options.screens, rng: createRng(options.seed) };
    const tried = new Set(seen.map(({ values }) => values[parameter.name]));
    const others = otherValues(parameter, sketch.values, around).filter((choice) => !tried.has(choice));
    for (const choice of others.slice(0, mostChoices - tried.size)) {
      await attempt(base.template, { ...sketch.values, [parameter.name]: choice });
    }
  }
  return {
    ...sketch,
    ...found,
    parameters: parameters.map((parameter) => withSeen(parameter, seen, options)),
    templates,
    runs: made,
    seen,
  };
}

/** Values that are tried in a template until one set of them has the effect. */
async function anyOf(
  { app, sketch, base, screens, lookAt, seed }: Varying,
  template: string,
  attempt: (template: string, values: Record<string, string>) => Promise<boolean>,
): Promise<boolean> {
  const rng = createRng(seed).fork(`vary/${template}`);
  const state = await app.templateState(template);
  const there = template === base.template ? screens : [await lookAt(template)];
  const around = { acts: sketch.acts, state, screens: there, rng };
  const others = new Map(sketch.parameters.map((one) => [one.name, otherValues(one, sketch.values, around)]));
  const most = sketch.parameters.length === 0 ? 1 : mostAttempts;
  for (let i = 0; i < most; i++) {
    const values = Object.fromEntries(
      sketch.parameters.map((one) => {
        const found = others.get(one.name)!;
        // The last attempt is of one word where several may be a list.
        const chosen = one.kind === 'text' && i === most - 1 ? found[i]?.split(' ')[0] : found[i];
        return [one.name, chosen ?? (one.kind === 'object' ? undefined : (found[0] ?? sketch.values[one.name]))];
      }),
    );
    if (Object.values(values).includes(undefined)) return false;
    if (await attempt(template, values as Record<string, string>)) return true;
  }
  return false;
}

const isSaid = ({ name }: Parameter, { effect }: Expectation) =>
  effect.some(({ path, from, after }) => namesIn(JSON.stringify([path, from, after])).includes(name));

const valuesOf = ({ parameters, acts }: Sketch, values: Record<string, string>): Try['values'] =>
  parameters.flatMap(({ name, kind }) => {
    const act = acts.findIndex(({ args }) => namesIn(JSON.stringify(args)).includes(name));
    return kind === 'object' || act < 0 ? [] : [{ value: values[name]!, act, kind }];
  });

function withSeen(parameter: Parameter, seen: readonly Seen[], { screens, sketch, seed }: Varying): Parameter {
  const values = [...new Set(seen.map((one) => one.values[parameter.name]!))];
  const { kind } = parameter;
  if (kind === 'text') {
    const isAnyLength = values.some((value) => value.includes(' '));
    return { ...parameter, form: isAnyLength ? 'words' : 'word', seen: values };
  }
  if (kind !== 'choice') return { ...parameter, seen: values };
  const around = { acts: sketch.acts, state: null, screens, rng: createRng(seed) };
  const all = [...new Set([...values, ...otherValues(parameter, sketch.values, around)])];
  // Where several options did what they say, the others do, too.
  return { ...parameter, choices: values.length >= Math.min(3, all.length) ? all : values, seen: values };
}

function whyNot(made: readonly Try[], otherwise: string): string {
  const last = made.at(-1);
  return last?.trouble !== undefined && made.length > 1 ? `with other values: ${last.trouble}` : otherwise;
}
