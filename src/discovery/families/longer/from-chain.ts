import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { type Finding, type Found, familyId } from '../finding.ts';
import { filledActs } from '../interpret/acts.ts';
import { expectationOf } from '../interpret/expectation.ts';
import { placesIn } from '../interpret/places/places.ts';
import { saysToday, todayIn } from '../interpret/places/today.ts';
import { objectsFor, wordsFor, wordsLast } from '../interpret/sample.ts';
import { tryMutants } from '../proving/mutants.ts';
import { prove } from '../proving/prove.ts';
import { cleaned, ignoredFor } from '../running/noise.ts';
import { changeInPlaces } from '../varying/sketch/put-places.ts';
import { atAnyPlace } from '../varying/sketch/sketch.ts';
import { valuesOf } from '../varying/vary.ts';
import { isEmptyMarks } from '../worth/empty-marks.ts';
import { emptyMarks } from '../worth/useless.ts';
import type { Chain } from './put-together.ts';

/** Makes a family of two: their acts are done once with values that are known to work, what is changed then is the effect, and the gate decides. */
export async function fromChain(chain: Chain, finding: Finding): Promise<Found> {
  const { app, runs, noise } = finding;
  const { templates, acts, parameters, of, from, key, names } = chain;
  const found = await valuesThere(chain, app);
  if (!found) return { reason: 'one after the other: nothing is there that both were done to' };
  const { template, values } = found;
  const done = filledActs(acts, values);
  const run = await runs.live({
    template,
    acts: done,
    values: valuesOf({ acts, parameters }, values),
    from,
    purpose: 'chain',
  });
  if (run.record.trouble !== undefined) return { reason: `one after the other: ${run.record.trouble}` };
  const changed = cleaned(run.record.effect, noise);
  if (isEmptyMarks(changed)) return { reason: emptyMarks };
  const given = parameters.map(({ name }) => ({ name, value: values[name]! })).sort(longestFirst);
  const told = [...given, ...todayIn(JSON.stringify(changed))];
  const effect = changed.map((change) => atAnyPlace(changeInPlaces(change, told)));
  const said = new Set(effect.flatMap((change) => placesIn(JSON.stringify([change.path, change.from, change.after]))));
  const lost = parameters.find(({ name }) => !said.has(name));
  if (lost) return { reason: `one after the other: nothing of ${lost.field ?? lost.name} is left` };
  if (saysToday(JSON.stringify([acts, effect]))) return { reason: 'it depends on the day' };
  const ignored = [...ignoredFor(effect, noise), ...of.flatMap((one) => one.ignored)];
  const alone: Effect[] = [expectationOf(of[0], values).effect];
  const expected = { effect, ignored, parameters };
  const mutants = tryMutants(expected, { values, effect: changed }, { without: alone, others: finding.others });
  if (mutants.passed !== null) return { reason: `a mutant passes: ${mutants.passed}`, mutants };
  const needs = [...new Set(of.flatMap((one) => one.needs ?? []))];
  const draft: Omit<DiscoveredFamily, 'plan' | 'runs'> = {
    ...{ id: familyId(app.name, key), app: app.name, name: 'unnamed', templates, parameters, acts, effect, ignored },
    ...(needs.length > 0 && { needs }),
    ...{ from: [from, run.record.id], chain: names },
  };
  return { ...(await prove(draft, { run, values }, { app, runs })), mutants };
}

/** The first template with things that the families were seen to work on, and these with the values of the chain. */
async function valuesThere({ templates, parameters, values }: Chain, app: Finding['app']) {
  for (const template of templates) {
    const state = await app.templateState(template);
    const there: Record<string, string> = { ...values };
    const objects = wordsLast(parameters.filter(({ kind }) => kind === 'object'));
    const isThere = objects.every((parameter) => {
      const able = parameter.word ? wordsFor(parameter, there, state) : objectsFor(parameter, state);
      const seen = able.find((name) => parameter.seen.includes(name));
      there[parameter.name] = seen ?? able[0] ?? '';
      return able.length > 0;
    });
    if (isThere) return { template, values: there };
  }
  return null;
}

const longestFirst = (a: { value: string }, b: { value: string }) => b.value.length - a.value.length;
