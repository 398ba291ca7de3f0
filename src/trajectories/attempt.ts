import { rm } from 'node:fs/promises';
import { type Episode, type EpisodeOptions, isCrash, runEpisode } from '../agent/loop/run-episode.ts';
import type { App, RunningApp } from '../app-pack/app.ts';
import { readData } from '../effects/reading/read-data.ts';
import type { Environment, EnvironmentHost } from '../environments/environment.ts';
import { temporaryFolder } from '../environments/temporary-folder.ts';
import { LamwrightError } from '../records/error.ts';

/** One episode on a fresh copy of a template, with the saved state on both sides of it. `after` is null after a crash. */
export type Attempt<S> = {
  before: S;
  after: S | null;
  /** Where it was asked for: the state after the application was closed and, where it can be, started again; some is written at the end alone. */
  reread?: S | undefined;
  episode: Episode;
  /** From the application's readiness to the state after, without the taking of screenshots; milliseconds. */
  durationMs: number;
  startedAt: string;
  /** What the crashes were that made it be done again. */
  crashes: string[];
};

export type AttemptOptions<S> = Omit<EpisodeOptions, 'environment'> & {
  app: App<S>;
  host: EnvironmentHost;
  template: string;
  rereads?: boolean;
};

/** How often an attempt is made again after a crash. */
const crashRetries = 2;

/**
 * One attempt, made again after a crash of the page, the browser or the application, and once where it did not start: on a busy machine it may be too slow
 * for its time. Rejects when the signal is aborted.
 */
export async function attemptTemplate<S>(options: AttemptOptions<S>): Promise<Attempt<S>> {
  const crashes: string[] = [];
  for (;;) {
    const attempt = await attemptOnce(options).catch((error: unknown) => {
      if (!isUnopened(error) || crashes.length > 0) throw error;
      return error;
    });
    options.signal?.throwIfAborted();
    if (attempt instanceof Error) {
      crashes.push(attempt.message);
      continue;
    }
    if (attempt.episode.end !== 'crash' || crashes.length === crashRetries) return { ...attempt, crashes };
    crashes.push(attempt.episode.failure?.detail ?? 'crash');
  }
}

/**
 * Starts the application in a directory of its own, runs one episode and reads what was saved; stops and removes everything
 * in all cases. A crash of the page, the browser or the application ends the episode with `crash`.
 * Rejects with APP_START, PORT_TAKEN or BROWSER_MISSING when there is nothing to run on.
 */
async function attemptOnce<S>(options: AttemptOptions<S>): Promise<Omit<Attempt<S>, 'crashes'>> {
  const { app, host, template } = options;
  const dir = await temporaryFolder('task');
  let running: RunningApp<S> | undefined;
  let environment: Environment | undefined;
  try {
    running = await app.start({ template, dir });
    const startedAt = new Date().toISOString();
    const start = performance.now();
    // What stands in a page beside the files is read with them, once the page is open.
    const isReadOpen = running.readOpen !== undefined && host.kind === 'web';
    const laid = isReadOpen ? undefined : await running.read();
    const { url, downloads, files } = running;
    const open = async () => {
      environment = await host.open({ url, downloads, files });
      return environment;
    };
    const saved = options.saved ?? (() => readData(dir, url));
    const { episode, after, ...played } = await play({ ...options, saved }, running, open);
    const before = played.before ?? laid ?? (await app.templateState(template));
    const durationMs = performance.now() - start - episode.picturesMs;
    const reread = options.rereads && after !== null ? await readAgain(running, environment) : undefined;
    return { before, after, reread, episode, durationMs, startedAt };
  } finally {
    // What crashed cannot be closed in good order; what is left of it must not hide the episode's own outcome.
    await Promise.allSettled([environment?.close(), running?.stop()]);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function readAgain<S>(running: RunningApp<S>, environment: Environment | undefined): Promise<S> {
  await environment?.close();
  await (running.restart?.() ?? running.stop());
  return running.read();
}

async function play<S>(
  options: AttemptOptions<S>,
  running: RunningApp<S>,
  open: () => Promise<Environment>,
): Promise<{ episode: Episode; before?: S | undefined; after: S | null }> {
  let episode: Episode = { steps: [], end: 'crash', failure: null, picturesMs: 0 };
  let before: S | undefined;
  try {
    const environment = await open();
    if (running.readOpen && environment.stored) {
      await environment.observe();
      before = await running.readOpen(environment);
    }
    episode = await runEpisode({ ...options, environment });
    if (episode.end === 'crash') return { episode, before, after: null };
    const after = (await running.readOpen?.(environment)) ?? (await running.read());
    if (await isAnswering(running.url)) return { episode, before, after };
    throw new LamwrightError('ENVIRONMENT_CRASHED', `${options.app.title} at ${running.url} stopped answering`, {
      remedy: 'Look at the application’s own log; the task is tried again by itself.',
    });
  } catch (error) {
    if (!isCrash(error) && !isUnopened(error)) throw error;
    const failure = { type: 'crash' as const, step: episode.steps.length - 1, detail: error.message };
    return { episode: { ...episode, end: 'crash', failure }, before, after: null };
  }
}

/** The application had started, but its page did not open: it died, or the machine was too busy. */
export function isUnopened(error: unknown): error is LamwrightError {
  return error instanceof LamwrightError && error.code === 'APP_START';
}

/** Whether a web application still takes connections; other applications are watched by their environment. */
export async function isAnswering(url: string): Promise<boolean> {
  if (!url.startsWith('http')) return true;
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}
