import { planFollower } from '../../../agent/policies/following/plan-follower.ts';
import type { App } from '../../../app-pack/app.ts';
import { planOf } from '../../../app-pack/plan-of.ts';
import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Effect, Tree } from '../../../records/episode/effect.ts';
import { drawParams } from '../../../trajectories/draw-params.ts';
import { attemptFaults } from '../../../trajectories/gate.ts';
import { filledActs } from '../interpret/acts.ts';
import { interpret } from '../interpret/interpret.ts';
import type { LiveRun, Runs } from '../running/runs.ts';
import type { Varied } from '../varying/vary.ts';
import { allWords, wordsThatMean } from './plan-words.ts';

/** Tasks that the solution is tried on, each in a fresh start, before one by the plan in words; where it was done with several other values already. */
const solvedOf = { fresh: 2, varied: 1 };
const severalValues = 3;

/** `failed`: the run that was done, and changed something else than expected. */
type Proof =
  | { family: DiscoveredFamily }
  | { reason: string; failed?: { values: Record<string, string>; effect: Effect } };

/**
 * The gate of a discovered family, as of a written one: with values drawn by its sampler the solution passes, nothing and other values do not. The
 * steps in words are those that mean the same acts on every screen, and following them passes, too.
 */
export async function prove(
  draft: Omit<DiscoveredFamily, 'plan' | 'runs'>,
  first: { run: LiveRun; values: Record<string, string>; varied?: Pick<Varied, 'seen'> },
  { app, runs }: { app: App<Tree>; runs: Runs },
): Promise<Proof> {
  const record: DiscoveredFamily = { ...draft, plan: [], runs: { done: 0, passed: 0 } };
  const family = interpret(record);
  const where = { ...app, templates: app.templates.filter(({ name }) => draft.templates.includes(name)) };
  let words = wordsThatMean(allWords(draft.acts), first.run.attempt.episode.steps, first.values);
  const solved = solvedOf[(first.varied?.seen.length ?? 0) >= severalValues ? 'varied' : 'fresh'];
  for (let done = 0, seed = 0; done <= solved; seed++) {
    const drawn = await drawParams(where, family, seed);
    if (!drawn) return { reason: 'its sampler finds no values' };
    const values = drawn.params as Record<string, string>;
    const acts = filledActs(draft.acts, values);
    const spec = {
      template: drawn.template,
      acts,
      values: [],
      from: draft.from[0],
      purpose: 'repeat' as const,
      turn: 10 + seed,
      part: 'gate',
    };
    record.plan = words.map((ways) => ways[0] ?? '');
    if (record.plan.includes('')) return { reason: `no words for step ${record.plan.indexOf('') + 1}` };
    const byPlan = done === solved;
    const plan = planOf(interpret(record), values);
    const run = await runs.live(byPlan ? { ...spec, policy: planFollower(), plan } : spec);
    const [fault] = attemptFaults(family, run.attempt, drawn);
    // What was drawn may be so already, as a thing that is open.
    const isSo = run.record.trouble === undefined && run.record.effect.length === 0;
    if (fault && isSo && seed === done) continue;
    done += 1;
    record.runs.done += 1;
    if (fault) {
      const { trouble, effect } = run.record;
      const reason = `${byPlan ? 'by its plan' : 'again'}: ${fault.check}: ${fault.reason}`;
      const isOther = fault.check === 'reference' && trouble === undefined;
      return { reason, ...(isOther && { failed: { values, effect } }) };
    }
    record.runs.passed += 1;
    if (!byPlan) words = wordsThatMean(words, run.attempt.episode.steps, values);
  }
  return { family: record };
}
