import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import type { ControlPlace, Try } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { createRng } from '../../../records/rng.ts';
import { filledActs } from '../interpret/acts.ts';
import type { Expectation } from '../interpret/expectation.ts';
import { placesIn } from '../interpret/places/places.ts';
import { isSaid } from './agreeing.ts';
import { fixed } from './fixed.ts';
import { generalise, type Seen } from './generalise.ts';
import { observedEffect } from './observed.ts';
import { type Attempt, anyOf, type Values, type Varying } from './others/any-of.ts';
import { otherValues } from './others/other-values.ts';
import type { Sketch } from './sketch/sketch.ts';
import { withSeen } from './with-seen.ts';

/** What a kind of task is, from runs with other values: what agrees with all of them. */
export type Varied = Sketch & Expectation & { templates: string[]; runs: Try[]; seen: Seen[] };

/** How many other options of a choice are tried, and how many in vain. */
const mostChoices = 3;
const mostVain = 2;
/** More buttons side by side are a toolbar. */
const mostButtons = 8;

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
  if (elsewhere.length > 0 && templates.length === 1 && sketch.acts.some(isAtOneText))
    return 'it is done at one text alone';
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

/** A text of one document that is selected whatever is asked for stands in no other. */
const isAtOneText = ({ function: name, args }: Sketch['acts'][0]): boolean =>
  name === 'select_text' && placesIn(String(args.text)).length === 0;

/** Whether it is told by clicking one of several controls of this type. */
const isClickedAmong = (acts: Sketch['acts'], name: string, type: ControlPlace['type']) =>
  acts.some(
    ({ control, function: fn }) =>
      fn === 'click_input' && control?.type === type && placesIn(control.name).includes(name),
  );

export const valuesOf = (
  { parameters, acts }: Pick<Sketch, 'parameters' | 'acts'>,
  values: Record<string, string>,
): Try['values'] =>
  parameters.flatMap(({ name, kind }) => {
    const act = acts.findIndex(({ args }) => placesIn(JSON.stringify(args)).includes(name));
    return kind === 'object' || act < 0 ? [] : [{ value: values[name]!, act, kind }];
  });

function whyNot(made: readonly Try[], otherwise: string): string {
  const last = made.at(-1);
  return last?.trouble !== undefined && made.length > 1 ? `with other values: ${last.trouble}` : otherwise;
}
