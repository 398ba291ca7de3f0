import type { Noise } from '../../effects/noise/effect-of.ts';
import type { TriedAct, Try } from '../../records/discovery/try.ts';
import type { Change, Effect } from '../../records/episode/effect.ts';
import { hashString } from '../../records/rng.ts';
import { type Finding, type Found, familyId } from './finding.ts';
import { screensOf } from './interpret/acts.ts';
import { leaves } from './interpret/expectation.ts';
import { saysToday, todayIn } from './interpret/places/today.ts';
import { tryMutants } from './proving/mutants.ts';
import { allWords, wordsThatMean } from './proving/plan-words.ts';
import { prove } from './proving/prove.ts';
import { type Reached, reach } from './reaching/reach.ts';
import { differingPlaces } from './running/differing.ts';
import { cleaned, ignoredFor } from './running/noise.ts';
import type { LiveRun } from './running/runs.ts';
import { agreeing } from './varying/agreeing.ts';
import type { Seen } from './varying/generalise.ts';
import { withMeanings } from './varying/meanings.ts';
import type { Varying } from './varying/others/any-of.ts';
import { needsOf } from './varying/sketch/objects-in.ts';
import { sketchOf } from './varying/sketch/sketch.ts';
import { type Varied, vary } from './varying/vary.ts';
import { namesIn } from './walks/saved-names.ts';
import { leftEmpty } from './worth/forms/left-empty.ts';

export type Base = {
  template: string;
  acts: TriedAct[];
  values: Try['values'];
  run: Try;
  /** That run as it was seen, and what the same was seen to change before: where both agree it need not be done again. */
  live?: LiveRun;
  earlier?: Effect;
  without: readonly Try[];
  from: string;
  /** Which of the changes are what the acts are for; all, where it is left out. */
  isTarget?: (change: Change) => boolean;
};

/** Makes a family of acts that are as short as they can be. */
export async function fromActs(key: string, base: Base, finding: Finding): Promise<Found> {
  const { app, runs, noise, lookAt, seed } = finding;
  const { template, acts, values } = base;
  const { isTarget = () => true } = base;
  const isTold = base.live && isAlike(base, noise);
  const first = isTold
    ? base.live!
    : await runs.live({ template, acts, values, purpose: 'repeat', from: base.from, turn: 1 });
  const { record, attempt } = first;
  const [one, other] = [base.run.effect, record.effect].map((effect) => cleaned(effect, noise));
  const differing = differingPlaces(one!, other!);
  if (record.trouble !== undefined || differing === null) return { reason: 'two equal runs differ' };
  const [target, more] = [other!.filter(isTarget), other!.filter((change) => !isTarget(change))];
  if (more.length > 0 && givesMore(acts, target)) return { reason: 'it does something else, too' };
  const isDated = (told: unknown) => saysToday(withoutToday(JSON.stringify(told ?? '')));
  const dated = target.flatMap(leaves).filter(({ after }) => isDated(after));
  // What a way to it leaves behind, such as the tab that is open, is no part of the task.
  const ignored = [...ignoredFor(target, noise), ...differing, ...[...more, ...dated].map(({ path }) => path)];
  if (isDated([acts, target.map(({ path }) => path)])) return { reason: 'it depends on the day' };
  const screens = screensOf(attempt.episode.steps);
  const sketch = sketchOf({ acts, values, effect: target }, namesIn(attempt.before), screens);
  const empty = leftEmpty(attempt.episode.steps);
  if (empty !== null) return { reason: `a field is left empty: ${empty}` };
  const wordless = wordsThatMean(allWords(sketch.acts), attempt.episode.steps, sketch.values).findIndex(
    (ways) => ways.length === 0,
  );
  if (wordless >= 0) return { reason: `no words for step ${wordless + 1}` };
  const varying: Varying = {
    app,
    runs,
    lookAt,
    ignored,
    sketch,
    base: { ...record, effect: target },
    screens,
    observed: finding.observed,
    seed: hashString(`${seed} ${key}`),
  };
  const plain = await vary(varying);
  if (typeof plain === 'string') return { reason: plain };
  const varied = await withMeanings(plain, varying);
  let reached = await reach({ varied, run: first, values: varied.values }, base.from, finding);
  for (let isAgain = false; ; isAgain = true) {
    const found = await judged(key, reached, base, finding);
    if ('family' in found || !found.failed || isAgain) return found;
    // One more object may show what is not always so; what is left then is judged once more.
    const { values: drawn, effect } = found.failed;
    const agreed = agreeing(reached.varied, { values: drawn, effect: cleaned(effect, noise) });
    if (!agreed && !reached.varied.parameters.some(({ reach: how }) => how === 'any')) return found;
    reached = { ...reached, varied: agreed ?? onSeenAlone(reached.varied) };
  }
}

/** A text without today's date in the forms that a place can stand for. */
const withoutToday = (text: string): string =>
  todayIn(text).reduce((left, { value }) => left.replaceAll(value, ''), text);

/** Where some object is odd, those that were seen to work have to do. */
const onSeenAlone = (varied: Varied): Varied => ({
  ...varied,
  parameters: varied.parameters.map((one) => (one.reach === 'any' ? { ...one, reach: 'seen' } : one)),
});

type Judged = Found & { failed?: Seen };

/** Tries mutants on the verifier, and the gate. */
async function judged(
  key: string,
  reached: Reached,
  base: Base,
  { app, runs, noise, others }: Finding,
): Promise<Judged> {
  const { acts, effect, parameters, templates, ignored, seen } = reached.varied;
  const without = base.without.map((run) => cleaned(run.effect, noise));
  const mutants = tryMutants(reached.varied, seen[0]!, { without, others });
  if (mutants.passed !== null) return { reason: `a mutant passes: ${mutants.passed}`, mutants };
  const states = await Promise.all(templates.map((name) => app.templateState(name)));
  const needs = needsOf(acts, states.map(namesIn));
  const draft = {
    ...{ id: familyId(app.name, key), app: app.name, name: 'unnamed', templates, parameters, acts, effect, ignored },
    ...(needs.length > 0 && { needs }),
    from: [base.from, ...reached.varied.runs.map(({ id }) => id)],
    ...(app.shared && { shared: true as const }),
  };
  return { ...(await prove(draft, reached, { app, runs })), mutants };
}

/** Whether a value is given that is no part of what is changed. */
function givesMore(acts: readonly TriedAct[], target: Effect): boolean {
  const said = JSON.stringify(target);
  const given = acts
    .filter((act) => act.function === 'set_edit_text')
    .map(({ args }) => JSON.stringify(args.text).slice(1, -1));
  return given.some((text) => !said.includes(text));
}

/** Whether the run has changed just what was seen before. */
function isAlike({ live, earlier = [], isTarget = () => true }: Base, noise: Noise): boolean {
  const [one, other] = [earlier, live!.record.effect].map((effect) => cleaned(effect, noise).filter(isTarget));
  return one!.length > 0 && differingPlaces(one!, other!)?.length === 0 && differingPlaces(other!, one!)?.length === 0;
}
