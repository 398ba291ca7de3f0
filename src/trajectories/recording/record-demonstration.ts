import { rm } from 'node:fs/promises';
import type { App, RunningApp } from '../../app-pack/app.ts';
import { templateNamed } from '../../app-pack/template-named.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import { passwordPlace, type Recording, type RecordingEnd, type RecordOptions } from '../../environments/recording.ts';
import { temporaryFolder } from '../../environments/temporary-folder.ts';
import type { Outcome, Trajectory } from '../../records/episode/trajectory.ts';
import { LamwrightError } from '../../records/error.ts';
import { recordId } from '../../records/record-id.ts';
import type { PlanPair } from '../../records/tasks/task.ts';
import { doAgain } from './do-again.ts';
import { human, humanTrajectory, stepsOf } from './human-trajectory.ts';

export type DemonstrationOptions<S> = RecordOptions & {
  app: App<S>;
  request: string;
  /** An application that is already running; else a fresh copy of the template. */
  url?: string;
  template?: string;
  seed: number;
  /** Does the plan again on a fresh copy. */
  check: boolean;
  /** The person's part: the recording ends when this resolves, or the window is closed. */
  person: (recording: Recording) => Promise<unknown>;
  /** Called when the person's part is over. */
  onEnd?: () => void;
  /** Says what takes its time. */
  say: (line: string) => void;
};

export type Demonstrated = {
  trajectory: Trajectory;
  /** Its plan as a record; null where following it was seen not to do the same. */
  pair: PlanPair | null;
  plan: string[];
  /** What the plan may not say, by step. */
  doubts: string[];
  end: RecordingEnd | 'done';
};

/**
 * Follows a person in the application and makes a trajectory and a plan of what was done. Null: nothing was done.
 * Throws USAGE where the application's environment cannot follow a person or has no such template, SETUP where there is no display, and
 * what starting the application throws.
 */
export async function recordDemonstration<S>(options: DemonstrationOptions<S>): Promise<Demonstrated | null> {
  const { app, url } = options;
  const template = url === undefined ? templateNamed(app as App, options.template) : '';
  const host = await app.environment();
  try {
    if (!host.record) throw notFollowed(app.title, host.kind);
    if (url !== undefined) return await follow(options, host, template, { url });
    const dir = await temporaryFolder('record');
    let running: RunningApp<S> | undefined;
    try {
      running = await app.start({ template, dir });
      return await follow(options, host, template, running);
    } finally {
      await running?.stop();
      await rm(dir, { recursive: true, force: true, maxRetries: 3 });
    }
  } finally {
    await host.close();
  }
}

type Opened<S> = { url: string } & Partial<Pick<RunningApp<S>, 'read' | 'downloads' | 'files'>>;

async function follow<S>(
  options: DemonstrationOptions<S>,
  host: EnvironmentHost,
  template: string,
  { url, downloads, files, read }: Opened<S>,
): Promise<Demonstrated | null> {
  const { app, request, seed, onActs, headless } = options;
  const before = await read?.();
  const recording = await host.record!({ url, downloads, files }, { onActs, headless });
  const startedAt = new Date();
  let end: Demonstrated['end'];
  let recorded: Awaited<ReturnType<Recording['finish']>>;
  try {
    end = await Promise.race([recording.ended, options.person(recording).then(() => 'done' as const)]);
    recorded = await recording.finish();
    options.onEnd?.();
  } finally {
    await recording.close();
  }
  const durationMs = Date.now() - startedAt.getTime();
  const { steps, plan, doubts } = stepsOf(recorded);
  if (steps.length === 0) return null;
  const again = async () => {
    const saved = { before: before!, after: await read!() };
    options.say('Doing it again from its plan, on a fresh copy …');
    return doAgain({ app, host, template, request, plan, saved, seed });
  };
  const why = whyNotAgain(options, end, plan);
  // What was recorded is kept, whatever becomes of doing it again.
  const outcome = why === null ? await again().catch(notPossible) : unchecked(why, end);
  const made = { app: app.name, template, request, seed, steps, outcome, durationMs };
  const trajectory = humanTrajectory({ ...made, startedAt: startedAt.toISOString() });
  return { trajectory, pair: outcome.failure ? null : pairOf(trajectory, plan), plan, doubts, end };
}

/** Why nothing is done again; null where it is. */
function whyNotAgain<S>({ url, check }: DemonstrationOptions<S>, end: string, plan: readonly string[]): string | null {
  if (end === 'crashed') return 'the page crashed';
  if (url !== undefined) return 'an application that is in use is not worked in again';
  if (!check) return 'it was not asked for';
  return plan.some((step) => step.includes(passwordPlace)) ? 'a password was typed, which is not kept' : null;
}

function unchecked(why: string, end: string): Outcome {
  const reason = `not done again: ${why}`;
  const failure = end === 'crashed' ? ({ type: 'crash', step: null, detail: 'The page crashed.' } as const) : null;
  return { success: false, reason, failure, decidedBy: 'nobody' };
}

function notPossible(error: unknown): Outcome {
  if (error instanceof LamwrightError) return unchecked(error.message, 'failed');
  throw error;
}

function pairOf({ id, app, request }: Trajectory, plan: string[]): PlanPair {
  const source = { kind: 'demonstration' as const, from: [id], rule: human };
  return { id: recordId('plan', { app, task: request, plan, source }), app, task: request, plan, source };
}

const notFollowed = (title: string, kind: string): LamwrightError =>
  new LamwrightError('USAGE', `A person can be followed in web applications only; ${title} is a ${kind} application.`, {
    remedy: 'Write its steps in words and try them with `run --plan` (docs/steps.md).',
  });
