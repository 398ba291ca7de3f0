import { referencePolicy } from '../../../agent/policies/following/reference.ts';
import type { Policy } from '../../../agent/policy.ts';
import type { App } from '../../../app-pack/app.ts';
import type { ReferenceStep } from '../../../app-pack/family.ts';
import type { EnvironmentHost } from '../../../environments/environment.ts';
import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import type { Effect, Tree } from '../../../records/episode/effect.ts';
import { recordId } from '../../../records/record-id.ts';
import { hashString } from '../../../records/rng.ts';
import type { Store } from '../../../store/store.ts';
import { type Attempt, attemptTemplate } from '../../../trajectories/attempt.ts';
import { stepOf } from '../interpret/acts.ts';

/** Acts to be done again from a fresh start; `turn` tells runs of the same acts apart. */
export type RunSpec = Pick<Try, 'template' | 'purpose' | 'values'> & {
  acts: readonly TriedAct[];
  from?: string;
  turn?: number;
  /** What it is run for, for the shares of time; its purpose where it is left out. */
  part?: string;
  /** Instead of the acts themselves. */
  policy?: Policy;
  plan?: string[];
  /** Looks once more when the acts are done: a last step `wait` shows the screen then. */
  looksAfter?: boolean;
};

/** A run with what was seen on its way. */
export type LiveRun = { record: Try; attempt: Attempt<Tree> };

/** The same, of which the record alone may be left from an earlier call. */
export type SeenRun = LiveRun | Pick<LiveRun, 'record'>;

/** Milliseconds of a run: until the first screen, for the acts, and for reading and closing. */
export type Spent = { opening: number; acting: number; closing: number };

/** Runs acts in one host; what was run already is taken from the store. */
export type Runs = {
  run(spec: RunSpec): Promise<Try>;
  /** With what was seen on its way where it is run now. */
  seen(spec: RunSpec): Promise<SeenRun>;
  /** Always runs, for what a record does not keep. */
  live(spec: RunSpec): Promise<LiveRun>;
};

/** For a run, and more for each of its acts: on a busy machine everything takes longer. */
const patienceMs = 60_000;
const patienceForAnAct = 5000;
const look: ReferenceStep = { function: 'wait', args: {} };

export function createRuns(options: {
  app: App<Tree>;
  host: EnvironmentHost;
  store: Store;
  /** `typed`: values that were given. */
  effectOf(before: Tree, after: Tree, typed: readonly string[]): Effect;
  signal: AbortSignal;
  onRun?: (part: string, spent: Spent) => void;
}): Runs {
  const { app, host, store, effectOf, signal, onRun } = options;
  const idOf = ({ template, acts, purpose, turn = 0, policy }: RunSpec) =>
    recordId('try', { app: app.name, template, purpose, turn, acts: acts.map(bare), by: policy?.name ?? 'reference' });

  const live = async (spec: RunSpec): Promise<LiveRun> => {
    const { template, acts, purpose, from, values, turn = 0, plan = [], looksAfter = false } = spec;
    const id = idOf(spec);
    const seed = hashString(`${id} ${turn}`);
    const started = performance.now();
    let opened = started;
    const steps = [...acts.map(stepOf), ...(looksAfter ? [look] : [])];
    // Without one of its acts most of what is tried in shortening fails, and waiting for it is half of the run.
    const policy = spec.policy ?? stopping(referencePolicy(steps, purpose === 'shorten' ? 1 : undefined));
    const attempt = await attemptTemplate({
      app,
      host,
      template,
      task: { request: '', plan },
      policy: {
        ...policy,
        begin: (given) => {
          opened = performance.now();
          return policy.begin(given);
        },
      },
      limits: { steps: 3 * acts.length + 6, ms: patienceMs + acts.length * patienceForAnAct },
      seed,
      signal,
    });
    const acting = attempt.episode.steps.reduce((sum, { ms }) => sum + ms.observe + ms.infer + ms.act + ms.settle, 0);
    const opening = opened - started;
    const closing = performance.now() - opened - acting;
    onRun?.(spec.part ?? purpose, { opening, acting, closing });
    const { before, after, episode, durationMs, startedAt } = attempt;
    const done = episode.steps.filter(({ decision }) => decision.function !== '' && decision.function !== 'wait');
    const trouble = episode.end === 'finish' ? undefined : (episode.failure?.detail ?? episode.end);
    const record: Try = {
      id,
      app: app.name,
      template,
      purpose,
      ...(from !== undefined && { from }),
      seed,
      acts: acts.map((act, i) => ({
        ...act,
        ok: done[i]?.result.ok ?? false,
        changed: done[i]?.result.changed ?? false,
      })),
      screen: '',
      values,
      effect:
        after === null
          ? []
          : effectOf(
              before,
              after,
              values.map(({ value }) => value),
            ),
      ...(trouble !== undefined && { trouble }),
      durationMs,
      startedAt,
    };
    await store.put('try', [record]);
    return { record, attempt };
  };

  const seen = async (spec: RunSpec): Promise<SeenRun> => {
    const record = await store.get<Try>('try', idOf(spec));
    return record ? { record } : live(spec);
  };
  return { live, seen, run: async (spec) => (await seen(spec)).record };
}

/** What makes an act what it is. */
const bare = ({ control, function: name, args }: TriedAct) => ({ control: control ?? null, name, args });

/** Ends with the first act that failed: what comes after it would be another way. */
function stopping(policy: Policy): Policy {
  return {
    ...policy,
    decide: async (state) => {
      const last = state.history.at(-1);
      if (!last || last.result.ok || last.decision.function === 'wait') return policy.decide(state);
      const { detail = 'it failed' } = last.result.failure ?? {};
      return { ...last.decision, thought: detail, function: '', args: {}, status: 'FAIL' };
    },
  };
}
