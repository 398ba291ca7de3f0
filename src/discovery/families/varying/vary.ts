import type { App } from '../../../app-pack/app.ts';
import type { Parameter } from '../../../records/discovered-family.ts';
import type { Effect, Segment, Tree } from '../../../records/effect.ts';
import type { Observation } from '../../../records/observation.ts';
import { createRng } from '../../../records/rng.ts';
import type { ControlPlace, Try } from '../../../records/try.ts';
import { filledActs } from '../interpret/acts.ts';
import type { Expectation } from '../interpret/expectation.ts';
import { namesIn } from '../interpret/places.ts';
import { isPossible } from '../interpret/sample.ts';
import type { Runs } from '../running/runs.ts';
import { isSaid } from './agreeing.ts';
import { fixed } from './fixed.ts';
import { generalise, type Seen } from './generalise.ts';
import { type Observed, observedEffect } from './observed.ts';
import { otherValues } from './other-values.ts';
import type { Sketch } from './sketch/sketch.ts';
import { withSeen } from './with-seen.ts';

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
  /** What other options did in exploration. */
  observed: Observed;
  seed: number;
};

/** How many other options of a choice are tried, how many in vain, and how many objects until one can be acted on. */
const mostChoices = 3;
const mostVain = 2;
const mostAttempts = 3;
/** More buttons side by side are a toolbar. */
const mostButtons = 8;
/** So many sets of values are looked through for such as may work. */
const mostCandidates = 12;

/**
 * Runs a sketch again with other values of everything at once, in its own and in another template, then with further options; what explains the
 * effects of all runs is the family's. A string says why there is none.
 */
export async function vary(options: Varying): Promise<Varied | string> {
  const { app, base, runs } = options;
  const made: Try[] = [base];
  const templates = [base.template];
  const filled = (values: Values, sketch: Sketch) => filledActs(sketch.acts, values);
  let seen: Seen[] = [{ values: options.sketch.values, effect: base.effect }];
  let agreed: Expectation = { effect: options.sketch.effect, ignored: options.ignored };

  const attempt: Attempt = async (template, values, sketch) => {
    const given = valuesOf(sketch, values);
    const run = await runs.run({
      template,
      acts: filled(values, sketch),
      purpose: 'vary',
      from: base.id,
      values: given,
    });
    made.push(run);
    return run.trouble === undefined && agrees(values, run.effect, sketch);
  };
  const agrees = (values: Values, effect: Effect, sketch: Sketch): boolean => {
    if (effect.length === 0) return false;
    const now = [...seen, { values: { ...sketch.values, ...values }, effect }];
    const found = generalise(sketch.effect, options.ignored, now);
    if (!found || !sketch.parameters.every((one) => isSaid(one, found))) return false;
    [seen, agreed] = [now, found];
    return true;
  };

  let { sketch } = options;
  /** Options that are saved as something else than they say, or not at all. */
  const odd = new Set<string>();
  const values = sketch.parameters.filter(({ kind }) => kind !== 'choice');
  if (values.length > 0 && !(await anyOf(options, base.template, attempt))) {
    const free = new Set<string>();
    for (const { name } of values)
      if (values.length > 1 && (await anyOf(options, base.template, attempt, name))) free.add(name);
    if (free.size === 0) return whyNot(made, 'other values do not change the same places');
    sketch = fixed(sketch, ({ name, kind }) => kind !== 'choice' && !free.has(name));
    agreed = generalise(sketch.effect, options.ignored, seen) ?? agreed;
  }
  for (const parameter of sketch.parameters.filter(({ kind }) => kind === 'choice')) {
    const around = { acts: sketch.acts, state: null, screens: options.screens, rng: createRng(options.seed) };
    const others = otherValues(parameter, sketch.values, around).map((choice) => {
      const values = { ...sketch.values, [parameter.name]: choice };
      return { choice, values, known: observedEffect(filled(values, sketch), choice, options.observed) };
    });
    for (const { choice, values, known } of others) if (known && !agrees(values, known, sketch)) odd.add(choice);
    // What stands beside a command of a toolbar is mostly another command, no option.
    const unknown =
      others.length > mostButtons && isClickedAmong(sketch.acts, parameter.name, 'Button')
        ? []
        : others.filter(({ known }) => !known);
    for (let i = 0, vain = 0; i < Math.min(mostChoices, unknown.length) && vain < mostVain; i++) {
      const { choice, values } = unknown[i]!;
      const isGood = await attempt(base.template, values, sketch);
      if (!isGood) odd.add(choice);
      vain = isGood ? 0 : vain + 1;
    }
    const isChoice = seen.some((one) => one.values[parameter.name] !== sketch.values[parameter.name]);
    if (isChoice) continue;
    sketch = fixed(sketch, ({ name }) => name === parameter.name);
    agreed = generalise(sketch.effect, options.ignored, seen) ?? agreed;
  }
  const elsewhere = app.templates.filter(({ name, heldOut }) => name !== base.template && !heldOut);
  const isOfOne = options.sketch.parameters.some(
    ({ name, kind }) => kind === 'object' && !sketch.parameters.some((one) => one.name === name),
  );
  for (const { name } of elsewhere.slice(0, 2)) {
    if (!(await anyOf({ ...options, sketch }, name, attempt))) continue;
    templates.push(name);
    break;
  }
  // What is about one object is of use where something of it varies, such as a field that it alone has.
  if (elsewhere.length > 0 && templates.length === 1 && sketch.parameters.length === 0)
    return isOfOne ? 'it is about one object alone' : whyNot(made, 'it is done in one template alone');
  const isVaried = ({ name }: Parameter) => new Set(seen.map(({ values }) => values[name])).size > 1;
  const parameters = sketch.parameters.filter(isVaried).map((one) =>
    withSeen(one, seen, {
      acts: sketch.acts,
      state: null,
      screens: options.screens,
      rng: createRng(options.seed),
      odd,
    }),
  );
  const told = fixed({ ...sketch, effect: agreed.effect }, (one) => !isVaried(one));
  return { ...told, ignored: agreed.ignored, parameters, templates, runs: made, seen };
}

/** Whether it is told by clicking one of several controls of this type. */
const isClickedAmong = (acts: Sketch['acts'], name: string, type: ControlPlace['type']) =>
  acts.some(
    ({ control, function: fn }) =>
      fn === 'click_input' && control?.type === type && namesIn(control.name).includes(name),
  );

type Values = Record<string, string>;

const wordsLast = (parameters: readonly Parameter[]) =>
  parameters.toSorted((a, b) => Number(a.word ?? false) - Number(b.word ?? false));

type Attempt = (template: string, values: Record<string, string>, sketch: Sketch) => Promise<boolean>;

/** Values that are tried in a template until one set of them has the effect; `only`: the others stay as they are. */
async function anyOf(
  { app, sketch, base, screens, lookAt, seed }: Varying,
  template: string,
  attempt: Attempt,
  only?: string,
): Promise<boolean> {
  const rng = createRng(seed).fork(`vary/${template}`);
  const state = await app.templateState(template);
  const there = template === base.template ? screens : [await lookAt(template)];
  const around = { acts: sketch.acts, state, screens: there, rng };
  const others = new Map(sketch.parameters.map((one) => [one.name, otherValues(one, sketch.values, around)]));
  const isFixed = sketch.parameters.every(({ kind }) => kind === 'choice');
  const most = isFixed ? 1 : template === base.template ? mostAttempts : mostAttempts - 1;
  for (let i = 0, tried = 0; i < mostCandidates && tried < most; i++) {
    const values: Record<string, string | undefined> = {};
    let isNew = i === 0;
    for (const one of wordsLast(sketch.parameters)) {
      const stays = one.kind === 'choice' || (only !== undefined && only !== one.name);
      // Words are of the text of something that may be another by now.
      const own = one.word
        ? otherValues(one, { ...sketch.values, ...values } as Values, around)
        : others.get(one.name)!;
      const found = stays && !one.word ? [sketch.values[one.name]!] : own;
      isNew ||= !stays && found[i] !== undefined;
      // The last attempt is of one word where several may be a list.
      const chosen = one.kind === 'text' && tried === most - 1 ? found[i]?.split(' ')[0] : found[i];
      const known = only === one.name || one.kind === 'object' ? undefined : sketch.values[one.name];
      values[one.name] = chosen ?? found[0] ?? known;
    }
    if (!isNew || Object.values(values).includes(undefined)) return false;
    // Of a thing that lacks the field, say, it cannot be done.
    if (!isPossible({ effect: sketch.effect, ignored: [] }, values as Values, state)) continue;
    tried += 1;
    if (await attempt(template, values as Record<string, string>, sketch)) return true;
  }
  return false;
}

export const valuesOf = (
  { parameters, acts }: Pick<Sketch, 'parameters' | 'acts'>,
  values: Record<string, string>,
): Try['values'] =>
  parameters.flatMap(({ name, kind }) => {
    const act = acts.findIndex(({ args }) => namesIn(JSON.stringify(args)).includes(name));
    return kind === 'object' || act < 0 ? [] : [{ value: values[name]!, act, kind }];
  });

function whyNot(made: readonly Try[], otherwise: string): string {
  const last = made.at(-1);
  return last?.trouble !== undefined && made.length > 1 ? `with other values: ${last.trouble}` : otherwise;
}
