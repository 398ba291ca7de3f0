import type { Environment } from '../../environments/environment.ts';
import type { Decision, FailureType } from '../../records/episode/decision.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Outcome, Step } from '../../records/episode/trajectory.ts';
import { isUnfinished, LamwrightError } from '../../records/error.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Policy } from '../policy.ts';
import type { Safety } from '../safety/safety.ts';
import { auditLine } from './audit-line.ts';
import { carryOut } from './carry-out.ts';
import { questionAfter } from './open-question.ts';
import { isRepeating } from './repetition.ts';

/** `finish`: the policy said so, and its last act was done; `stopped`: by the signal, by a person's refusal, or because it was a dry run. */
type EpisodeEnd = 'finish' | 'fail' | 'budget' | 'crash' | 'stopped';

/** `picturesMs`: what screenshots took, which is no time of the policy's or the application's. */
export type Episode = { steps: Step[]; end: EpisodeEnd; failure: Outcome['failure']; picturesMs: number };

/** `ms` counts from the first observation and is checked before each step. */
export type Limits = { steps: number; ms: number };

export type EpisodeOptions = {
  policy: Policy;
  environment: Environment;
  task: { request: string; plan?: string[] };
  limits: Limits;
  seed: number;
  /** Reads what stands in the application's data. */
  saved?: (() => Promise<Tree>) | undefined;
  signal?: AbortSignal;
  /** Called after each step, with its line for the audit log. */
  onStep?: (step: Step, line: string) => void;
  safety?: Safety;
  /** Keeps a screenshot of each step, the chosen control outlined, taken before the act; returns its blob's name. */
  screenshots?: (png: Buffer) => Promise<string>;
  /** Decides once and acts never: the first decision's plan is what would be done. */
  dryRun?: boolean;
  /** Looks once more after the last act: a question or an error that it has brought up is no finish. */
  looksBack?: boolean;
};

const crashCodes = new Set(['ENVIRONMENT_CRASHED', 'PAGE_UNSETTLED', 'TIMEOUT']);

/** True for an error that means the application or what drives it is gone: worth another try. */
export const isCrash = (error: unknown): error is LamwrightError =>
  error instanceof LamwrightError && crashCodes.has(error.code);

/**
 * The one loop: observe, decide, ask if risky, act, record; for every policy and every use (paper, section 5).
 * Rejects only for faults outside the episode (a missing model, a bug); a crash of the environment is an end of the episode.
 */
export async function runEpisode(options: EpisodeOptions): Promise<Episode> {
  const { policy, task, limits, seed, signal } = options;
  const steps: Step[] = [];
  let picturesMs = 0;
  const ended = (end: EpisodeEnd, type?: FailureType, detail = '', step: number | null = null): Episode => ({
    steps,
    end,
    failure: type ? { type, step, detail } : null,
    picturesMs,
  });
  await policy.begin({ request: task.request, seed, plan: task.plan, saved: options.saved });
  const start = performance.now();
  while (true) {
    const index = steps.length;
    if (signal?.aborted) return ended('stopped');
    if (index >= limits.steps) return ended('budget', 'budget', `not finished after ${limits.steps} steps`, index - 1);
    const spent = performance.now() - start - picturesMs;
    if (spent >= limits.ms) return ended('budget', 'budget', `not finished after ${Math.round(spent)} ms`, index - 1);
    try {
      const { step, refused, pictureMs } = await takeStep(options, steps);
      picturesMs += pictureMs;
      steps.push(step);
      options.onStep?.(step, auditLine(step));
      const { decision, result } = step;
      if (refused) return ended('stopped', 'action', result.failure!.detail, index);
      if (decision.status === 'FINISH') {
        const question = result.ok && options.looksBack ? await leftOpen(step, options.environment) : null;
        if (question) return ended('fail', 'effect', question, index);
        if (result.ok) return ended('finish');
        return ended('fail', result.failure?.type ?? 'action', lastActFailed(step), index);
      }
      if (decision.status === 'FAIL' || decision.status === 'PENDING') {
        const cause = steps.at(-2)?.result.failure;
        return ended(
          'fail',
          decision.failure ?? cause?.type ?? 'grounding',
          decision.thought || 'the policy gave up',
          index,
        );
      }
      if (options.dryRun) return ended('stopped');
      if (isRepeating(steps))
        return ended('fail', 'effect', 'the same step came three times and changed nothing', index);
    } catch (error) {
      if (signal?.aborted) return ended('stopped');
      if (isCrash(error)) return ended('crash', 'crash', error.message, index);
      if (isUnfinished(error)) return ended('fail', 'answer', error.message, index);
      throw error;
    }
  }
}

function lastActFailed({ decision: { controlName }, result: { failure } }: Step): string {
  const detail = failure?.detail ?? 'it failed.';
  return `The last act failed${controlName && !detail.includes(controlName) ? `, on "${controlName}"` : ''}: ${detail}`;
}

/** The last act may have closed the application: nothing is left to ask then. */
async function leftOpen(step: Step, environment: Environment): Promise<string | null> {
  return questionAfter(step, environment).catch((error: unknown) => {
    if (isCrash(error)) return null;
    throw error;
  });
}

type Taken = { step: Step; refused: boolean; pictureMs: number };

async function takeStep(options: EpisodeOptions, steps: Step[]): Promise<Taken> {
  const { policy, environment, task, screenshots } = options;
  const observing = performance.now();
  const observation = await environment.observe();
  const inferring = performance.now();
  const decision = await policy.decide({
    request: task.request,
    observation,
    history: steps,
    screenshot: (marks) => environment.screenshot(marks),
  });
  const inferred = performance.now();
  if (screenshots) observation.screenshot = await screenshots(await picture(environment, observation, decision));
  const pictureMs = performance.now() - inferred;
  const { result, ms, refused } = await carryOut({ ...options, objects: policy.objects, decision, observation });
  const times = { observe: inferring - observing, infer: inferred - inferring, act: ms.act, settle: ms.settle };
  return { step: { index: steps.length, observation, decision, result, ms: times }, refused, pictureMs };
}

function picture(environment: Environment, observation: Observation, decision: Decision): Promise<Buffer> {
  const chosen = observation.controls.find((control) => control.label === decision.controlLabel && control.rect);
  return environment.screenshot(chosen?.rect ? [{ label: chosen.label, rect: chosen.rect }] : undefined);
}
