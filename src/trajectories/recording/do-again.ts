import { planFollower } from '../../agent/policies/following/plan-follower.ts';
import type { App } from '../../app-pack/app.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Outcome } from '../../records/episode/trajectory.ts';
import { type Attempt, attemptTemplate } from '../attempt.ts';
import { type Difference, differencesOf, told, withoutNoise } from './saved-difference.ts';

/** So many turns of the loop for each step: what is not on screen is scrolled to. */
const turnsPerStep = 10;
const limitMs = 180_000;

export type Again<S> = {
  app: App<S>;
  host: EnvironmentHost;
  template: string;
  request: string;
  plan: string[];
  /** What the application had saved before and after the demonstration. */
  saved: { before: S; after: S };
  seed: number;
};

/**
 * Follows the plan on a fresh copy of the template, and tells by what is saved whether that was the demonstration again. Where something else is
 * saved it is followed once more: what differs between these two runs, as clocks do, is not held against it.
 */
export async function doAgain<S>(again: Again<S>): Promise<Outcome> {
  const { before, after: shown } = again.saved;
  if (differencesOf(before, shown).length === 0) {
    return undone('the demonstration saved nothing, so nothing tells whether its plan does the same');
  }
  const first = await followPlan(again);
  if (first.episode.end !== 'finish') return unfinished(first);
  let found: Difference[] = differencesOf(shown, first.after);
  if (found.length > 0) {
    const second = await followPlan(again);
    if (second.episode.end !== 'finish') return unfinished(second);
    found = withoutNoise(found, differencesOf(first.after, second.after));
  }
  if (found[0]) return undone(`its plan, done again on a fresh copy, saved something else: ${told(found[0])}`);
  const reason = 'its plan, done again on a fresh copy, saved the same';
  return { success: true, reason, failure: null, decidedBy: 'repetition' };
}

const followPlan = <S>({ app, host, template, request, plan, seed }: Again<S>): Promise<Attempt<S>> =>
  attemptTemplate({
    app,
    host,
    template,
    policy: planFollower(),
    task: { request, plan },
    limits: { steps: Math.max(60, plan.length * turnsPerStep), ms: limitMs },
    seed,
    looksBack: true,
  });

const unfinished = <S>({ episode }: Attempt<S>): Outcome =>
  undone(`its plan was not carried out: ${episode.failure?.detail ?? episode.end}`);

function undone(detail: string): Outcome {
  const failure = { type: 'effect', step: null, detail } as const;
  return { success: false, reason: detail, failure, decidedBy: 'repetition' };
}
