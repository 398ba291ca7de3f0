import { isDeepStrictEqual } from 'node:util';
import { planFollower } from '../../agent/policies/plan-follower.ts';
import type { App } from '../../app-pack/app.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Outcome } from '../../records/trajectory.ts';
import { attemptTemplate } from '../attempt.ts';

/** So many turns of the loop for each step: what is not on screen is scrolled to. */
const turnsPerStep = 10;
const limitMs = 180_000;

/** What the application had saved before and after a demonstration. */
export type Saved<S> = { before: S; after: S };

/** Follows the plan on a fresh copy of the template, and tells by what is saved whether that was the demonstration again. */
export async function doAgain<S>(options: {
  app: App<S>;
  host: EnvironmentHost;
  template: string;
  request: string;
  plan: string[];
  saved: Saved<S>;
  seed: number;
}): Promise<Outcome> {
  const { app, host, template, request, plan, saved, seed } = options;
  if (isDeepStrictEqual(saved.before, saved.after)) {
    return undone('the demonstration saved nothing, so nothing tells whether its plan does the same');
  }
  const { episode, after } = await attemptTemplate({
    app,
    host,
    template,
    policy: planFollower(),
    task: { request, plan },
    limits: { steps: Math.max(60, plan.length * turnsPerStep), ms: limitMs },
    seed,
    looksBack: true,
  });
  if (episode.end !== 'finish') return undone(`its plan was not carried out: ${episode.failure?.detail ?? episode.end}`);
  if (isDeepStrictEqual(saved.after, after)) {
    const reason = 'its plan, done again on a fresh copy, saved the same';
    return { success: true, reason, failure: null, decidedBy: 'repetition' };
  }
  return undone(`its plan, done again on a fresh copy, saved something else: ${differenceIn(saved.after, after)}`);
}

function undone(detail: string): Outcome {
  return {
    success: false,
    reason: detail,
    failure: { type: 'effect', step: null, detail },
    decidedBy: 'repetition',
  };
}

const longest = 80;

/** Where two saved states differ first, in words. */
function differenceIn(one: unknown, other: unknown, path = ''): string {
  if (isTree(one) && isTree(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const key = keys.find((key) => !isDeepStrictEqual(one[key], other[key]));
    if (key !== undefined) return differenceIn(one[key], other[key], path ? `${path} / ${key}` : key);
  }
  const said = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, longest);
  return `${path || 'the state'} is ${said(other)} instead of ${said(one)}`;
}

const isTree = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object';
