import { readdir } from 'node:fs/promises';
import { isCrash, runEpisode } from '../../agent/loop/run-episode.ts';
import type { App } from '../../app-pack/app.ts';
import { effectOf, type Noise } from '../../effects/noise/effect-of.ts';
import type { Environment, EnvironmentHost } from '../../environments/environment.ts';
import type { Effect, Tree } from '../../records/effect.ts';
import { LamwrightError } from '../../records/error.ts';
import { recordId } from '../../records/record-id.ts';
import type { Rng } from '../../records/rng.ts';
import type { Screen, TriedAct, Try } from '../../records/try.ts';
import { isAnswering } from '../../trajectories/attempt.ts';
import { changedBy } from './changed-by.ts';
import type { Copies, Copy } from './copies.ts';
import type { Explored } from './explored.ts';
import { explorerPolicy } from './policy.ts';
import { saveKeys } from './saving.ts';
import { contentOf } from './screens/content.ts';
import type { KnownScreen } from './screens/screens.ts';
import { mostActs } from './walk.ts';

/** What a walk needs of its worker. */
export type WalkContext = {
  app: App<Tree>;
  host: EnvironmentHost;
  copies: Copies;
  known: Explored;
  noise: Noise;
  deny: readonly RegExp[];
  rng: Rng;
  seed: number;
  signal?: AbortSignal;
  /** Does nothing: what changes all the same is noise. */
  isIdle?: boolean;
};

/** `before` and `after`: the saved state on both sides. */
export type Walked = { done: Try; screens: Screen[]; before: Tree; after: Tree };

/** A walk with all that saving asks; and how long it may take. */
const limits = { steps: mostActs + 8, ms: 120_000 };
/** Reading after each act is left out where it takes longer on average, in milliseconds. */
const cheapRead = 250;

/** One walk on a fresh copy, with its effect and the screens that were new. Rejects where there is nothing to run on, or by the signal. */
export async function runWalk(context: WalkContext, template: string): Promise<Walked> {
  const { copies } = context;
  const copy = await copies.take(template);
  let isUntouched = false;
  try {
    const walked = await walkOn(context, copy);
    isUntouched = walked.done.effect.length === 0 && walked.done.trouble === undefined;
    return walked;
  } finally {
    await copies.giveBack(copy, isUntouched);
  }
}

async function walkOn(context: WalkContext, copy: Copy): Promise<Walked> {
  const { app, host, known, noise, seed, signal } = context;
  const { running, before, template } = copy;
  const values = new Set<string>();
  const screens: Screen[] = [];
  const effects = new Map<number, Effect>();
  const content = contentOf(before, values);
  let last = before;
  const readNow = async (): Promise<Effect> => {
    const start = performance.now();
    last = await running.read();
    known.readingTook(performance.now() - start);
    return effectOf(before, last, noise, [...values]);
  };
  const policy = explorerPolicy({
    ...context,
    ...known,
    content,
    values,
    isKnown: (word) => content.holds(word) || known.words.has(word),
    functions: Object.keys(host.functions ?? {}) as (keyof NonNullable<typeof host.functions>)[],
    files: running.files ? await readdir(running.files).catch(() => []) : [],
    startsSlowly: known.startsSlowly(),
    onAct: async (acts, saving) => {
      const isCheap = known.readingMs() <= cheapRead;
      const isWanted = saving === 'no' ? isCheap : saving === 'done' || (!isCheap && !known.saving.isKnown());
      if (isWanted) effects.set(acts, await readNow());
    },
    onScreen: (screen, way) => screens.push(screenRecord(screen, way, app.name, template)),
  });
  const startedAt = new Date().toISOString();
  const begun = performance.now();
  let trouble: string | undefined;
  let environment: Environment | undefined;
  let effect: Effect = [];
  try {
    const opening = performance.now();
    environment = await host.open({ url: running.url, downloads: running.downloads, files: running.files });
    known.startingTook(performance.now() - opening);
    const episode = await runEpisode({ policy, environment, task: { request: '' }, limits, seed, signal });
    signal?.throwIfAborted();
    if (episode.end === 'crash' || episode.end === 'budget') trouble = episode.failure?.detail ?? episode.end;
    effect = await readNow();
    if (!(await isAnswering(running.url))) trouble = 'the application stopped answering';
  } catch (error) {
    if (!isCrash(error) && !isUnopened(error)) throw error;
    trouble = error.message;
  } finally {
    await Promise.allSettled([environment?.close()]);
  }
  const { keys, ...account } = policy.account();
  trouble = account.trouble ?? trouble;
  if (trouble !== undefined && keys.length > 0) known.knowledge.forbid(keys.at(-1)!);
  for (const { value } of account.values) known.words.add(value);
  const durationMs = performance.now() - begun;
  learnSaving(context, account.acts, effects, effect);
  const done: Try = {
    id: recordId('try', { app: app.name, template, seed, startedAt, acts: account.acts }),
    app: app.name,
    template,
    purpose: context.isIdle ? 'idle' : 'explore',
    seed,
    ...account,
    effect,
    ...(effects.size > 0 ? { changedBy: changedBy(effect, effects, account.acts.length) } : {}),
    ...(trouble === undefined ? {} : { trouble }),
    durationMs,
    startedAt,
  };
  return { done, screens, before, after: last };
}

/** Whether saving by keys had an effect that was not there before. */
function learnSaving(
  { known }: WalkContext,
  acts: readonly TriedAct[],
  effects: ReadonlyMap<number, Effect>,
  effect: Effect,
): void {
  const at = acts.findIndex(({ args }) => args.keys === saveKeys);
  if (at < 0) return;
  const before = at === 0 ? [] : effects.get(at);
  if (before) known.saving.learn({ before: before.length > 0, after: effect.length > 0 });
}

function isUnopened(error: unknown): error is LamwrightError {
  return error instanceof LamwrightError && error.code === 'APP_START';
}

function screenRecord(screen: KnownScreen, way: readonly TriedAct[], app: string, template: string): Screen {
  const { id, title, dialog, places } = screen;
  return { id, app, template, title, ...(dialog ? { dialog } : {}), controls: [...places.values()], way: [...way] };
}
