import { readdir } from 'node:fs/promises';
import { isCrash, runEpisode } from '../../../agent/loop/run-episode.ts';
import type { App } from '../../../app-pack/app.ts';
import { effectOf, noNoise } from '../../../effects/noise/effect-of.ts';
import type { Environment, EnvironmentHost } from '../../../environments/environment.ts';
import type { Screen, TriedAct } from '../../../records/discovery/try.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import type { Rng } from '../../../records/rng.ts';
import { isAnswering, isUnopened } from '../../../trajectories/attempt.ts';
import type { Copies, Copy } from '../copies.ts';
import type { Explored } from '../explored.ts';
import { type Content, contentOf } from '../screens/content.ts';
import type { KnownScreen } from '../screens/screens.ts';
import { type Account, emptyAccount } from './account.ts';
import { mostActs } from './course.ts';
import type { Moment, Walk } from './moment.ts';
import { explorerPolicy } from './policy.ts';
import { learnSaving } from './saving/learn-saving.ts';
import { type WalkOptions, walk } from './walk.ts';

/** What a walk needs of its worker. */
export type WalkContext = {
  app: App<Tree>;
  host: EnvironmentHost;
  copies: Copies;
  known: Explored;
  deny: readonly RegExp[];
  /** A walk of few acts, which is made again to be compared. */
  isShort?: boolean;
  rng: Rng;
  seed: number;
  signal?: AbortSignal;
};

/** What a walk did, with the saved state on both sides and, where it was read, after each number of acts. */
export type Walked = {
  template: string;
  account: Account;
  screens: Screen[];
  /** The data as it was laid, where it was read again once it was open. */
  laid?: Tree;
  before: Tree;
  after: Tree;
  trees: Map<number, Tree>;
  durationMs: number;
  startedAt: string;
};

/** Chooses the acts of a walk from its first screen on. */
export type Steps = (first: Moment, options: WalkOptions) => Walk;

/** A walk with all that saving asks; and how long it may take. */
const limits = { steps: 2 * mostActs.sweep, ms: 240_000 };
/** Reading after each act is left out where it takes longer on average, in milliseconds. */
const cheapRead = 600;
/** Where it takes longer than this, opening anew costs no more than reading after each act. */
const sweepRead = 2000;

/**
 * One walk on a fresh copy; `steps` chooses, by default the explorer's rules. Trouble of the application is told in the account.
 * Rejects where there is nothing to run on, or by the signal.
 */
export async function runWalk(context: WalkContext, template: string, steps: Steps = walk): Promise<Walked> {
  const { copies } = context;
  const copy = await copies.take(template);
  let isUntouched = false;
  try {
    const walked = await walkOn(context, copy, steps);
    isUntouched = walked.account.trouble === undefined && effectOf(walked.before, walked.after, noNoise).length === 0;
    return walked;
  } finally {
    await copies.giveBack(copy, isUntouched);
  }
}

async function walkOn(context: WalkContext, copy: Copy, steps: Steps): Promise<Walked> {
  const { app, host, known, seed, signal } = context;
  const { running, template } = copy;
  const values = new Set<string>();
  const screens: Screen[] = [];
  const trees = new Map<number, Tree>();
  const startedAt = new Date().toISOString();
  const begun = performance.now();
  let { before } = copy;
  let after = before;
  let account = emptyAccount();
  let environment: Environment | undefined;
  try {
    environment = await host.open({ url: running.url, downloads: running.downloads, files: running.files });
    known.startingTook(performance.now() - begun);
    if (running.readOpen) {
      await environment.observe();
      before = after = await running.readOpen(environment);
    }
    const read = async (): Promise<Tree> => {
      const start = performance.now();
      after = await (running.readOpen?.(environment!) ?? running.read());
      known.readingTook(performance.now() - start);
      return after;
    };
    let isSweeping = false;
    let isReadLast = false;
    // What a page saves by itself is cut at each change: the way to it would be long.
    const isLong = !context.isShort && (host.kind !== 'web' || (known.startsSlowly() && known.saving.isKnown()));
    const content: Content = contentOf(before, values);
    const policy = explorerPolicy({
      ...context,
      ...known,
      steps,
      content,
      values,
      isKnown: (word) => content.holds(word) || known.words.has(word),
      files: running.files ? await readdir(running.files).catch(() => []) : [],
      startsSlowly: known.startsSlowly(),
      // What a desktop program saves is seen when it is told to save.
      maySweep: host.kind === 'web' && !context.isShort && known.readingMs() <= sweepRead,
      onSweep: () => {
        isSweeping = true;
      },
      onBar: () => {
        isReadLast = true;
      },
      length: mostActs[isLong ? 'slow' : 'quick'],
      onAct: async (acts, saving) => {
        const isCheap = known.readingMs() <= cheapRead && !isReadLast;
        const isWanted =
          saving === 'no' ? isCheap || isSweeping : saving === 'done' || (!trees.has(acts) && !known.saving.isKnown());
        if (isWanted) trees.set(acts, await read());
      },
      isAlive: () => isAnswering(running.url),
      onPlan: ({ page }) => {
        account.page = page;
      },
      onScreen: (screen, way) => screens.push(screenRecord(screen, way, app.name, template)),
    });
    account = policy.account();
    const episode = await runEpisode({ policy, environment, task: { request: '' }, limits, seed, signal });
    signal?.throwIfAborted();
    if (episode.end === 'crash' || episode.end === 'budget') account.trouble ??= episode.failure?.detail ?? episode.end;
    const isRunning = account.trouble === undefined || account.left;
    if (isRunning && !trees.has(account.acts.length)) await read();
    else after = trees.get(account.acts.length) ?? after;
  } catch (error) {
    if (!isCrash(error) && !isUnopened(error)) throw error;
    account.trouble = isUnopened(error) && error.remedy ? `${error.message} ${error.remedy}` : error.message;
  } finally {
    await Promise.allSettled([environment?.close()]);
  }
  const { keys, trouble } = account;
  if (trouble !== undefined && keys.length > 0) known.knowledge.blame(keys.at(-1)!, trouble);
  for (const { value } of account.values) known.words.add(value);
  learnSaving(known, account.acts, trees, { before, after });
  const laid = running.readOpen ? { laid: copy.before } : {};
  return {
    template,
    account,
    screens,
    ...laid,
    before,
    after,
    trees,
    durationMs: performance.now() - begun,
    startedAt,
  };
}

function screenRecord(screen: KnownScreen, way: readonly TriedAct[], app: string, template: string): Screen {
  const { id, title, dialog, places } = screen;
  return { id, app, template, title, ...(dialog ? { dialog } : {}), controls: [...places.values()], way: [...way] };
}
