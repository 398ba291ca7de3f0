import { isDeepStrictEqual } from 'node:util';
import { referencePolicy } from '../agent/policies/following/reference.ts';
import type { App } from '../app-pack/app.ts';
import type { Family } from '../app-pack/family.ts';
import type { SavedState } from '../app-pack/saved-state.ts';
import type { EnvironmentHost } from '../environments/environment.ts';
import type { Params } from '../records/tasks/task.ts';
import { type Attempt, attemptTemplate } from './attempt.ts';
import { defaultLimits } from './collect.ts';
import { type Drawn, drawParams, draws } from './draw-params.ts';
import { familyOf } from './run-task.ts';

type GateCheck = 'sample' | 'nothing' | 'reference' | 'wrong-parameters' | 'reset';
type GateFailure = { family: string; seed: number; check: GateCheck; reason: string };
export type GateReport = { families: number; heldOut: number; seeds: number; failures: GateFailure[] };

// biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
type AnyFamily = Family<SavedState, any>;

/**
 * The gate of an app pack. For every family and seed: doing nothing fails (the state read straight after the start, no
 * browser), the reference solution passes, the same run fails when it is verified against other parameters that have another
 * solution, and the template starts again from the same state. One browser run serves the last three.
 * Seeds are 0 to `seeds` - 1; odd ones draw from the test vocabulary. Throws APP_MALFORMED for an unknown family name.
 */
export async function checkApp(options: {
  app: App;
  seeds: number;
  families?: readonly string[];
  workers: number;
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number; family: string; failures: number }) => void;
}): Promise<GateReport> {
  const { app, seeds, workers, signal, onProgress } = options;
  const families: AnyFamily[] = options.families?.map((name) => familyOf(app, name)) ?? app.families;
  const waiting = families.flatMap((family) => Array.from({ length: seeds }, (_, seed) => ({ family, seed })));
  const total = waiting.length;
  const failures: GateFailure[] = [];
  const starts = new Map<string, SavedState>();
  let done = 0;
  const worker = async () => {
    const host = await app.environment();
    try {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        signal?.throwIfAborted();
        const { family, seed } = job;
        for (const failure of await checkFamily({ app, host, family, seed, starts, signal })) {
          failures.push({ family: family.name, seed, ...failure });
        }
        onProgress?.({ done: ++done, total, family: family.name, failures: failures.length });
      }
    } catch (error) {
      waiting.length = 0;
      throw error;
    } finally {
      await host.close();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(workers, total) }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { families: families.length, heldOut: families.filter((family) => family.heldOut).length, seeds, failures };
}

type Found = Pick<GateFailure, 'check' | 'reason'>;

async function checkFamily(options: {
  app: App;
  host: EnvironmentHost;
  family: AnyFamily;
  seed: number;
  starts: Map<string, SavedState>;
  signal?: AbortSignal;
}): Promise<Found[]> {
  const { app, host, family, seed, starts, signal } = options;
  const drawn = await drawParams(app, family, seed);
  if (!drawn) return [{ check: 'sample', reason: 'no template has what the family needs' }];
  const { template, params } = drawn;
  const policy = referencePolicy(family.solve(params));
  const task = { request: family.wordings[0]!, plan: [] };
  const attempt = await attemptTemplate({ app, host, template, task, policy, limits: defaultLimits, seed, signal });
  const { before } = attempt;
  const first = starts.get(template) ?? before;
  starts.set(template, first);
  const faults = attemptFaults(family, attempt, drawn);
  if (isDeepStrictEqual(first, before)) return faults;
  return [{ check: 'reset', reason: `template "${template}" started from another state` }, ...faults];
}

/** What an attempt at a family's solution shows of its verifier: doing nothing has to fail, the attempt to pass, other parameters to fail. */
export function attemptFaults<S>(
  // biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
  family: Family<S, any>,
  attempt: Pick<Attempt<S>, 'before' | 'after' | 'episode'>,
  { template, params, other }: Drawn,
): Found[] {
  const { before, after, episode } = attempt;
  const found: Found[] = [];
  const idle = family.verify({ before, after: before, params });
  if (idle.pass)
    found.push({ check: 'nothing', reason: `passes although nothing was done: ${JSON.stringify(params)}` });

  const trouble =
    after === null || episode.end !== 'finish'
      ? (episode.failure?.detail ?? episode.end)
      : troubleOf(family, { before, after, episode }, params);
  if (trouble !== null)
    found.push({ check: 'reference', reason: `${trouble} (${template}, ${JSON.stringify(params)})` });

  if (!other) {
    // Of a family without parameters there is one task, and no other that it could be taken for.
    if (Object.keys(params).length > 0)
      found.push({ check: 'wrong-parameters', reason: `the sampler drew the same solution ${draws} times` });
  } else if (after !== null && family.verify({ before, after, params: other }).pass) {
    found.push({
      check: 'wrong-parameters',
      reason: `done for ${JSON.stringify(params)}, passes for ${JSON.stringify(other)}`,
    });
  }
  return found;
}

function troubleOf<S>(
  // biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
  family: Family<S, any>,
  { before, after, episode }: { before: S; after: S; episode: Attempt<S>['episode'] },
  params: Params,
): string | null {
  const verdict = family.verify({ before, after, params });
  if (!verdict.pass) return verdict.reason;
  const failed = episode.steps.find((step) => !step.result.ok);
  return failed ? `step ${failed.index + 1}: ${failed.result.failure?.detail}` : null;
}
