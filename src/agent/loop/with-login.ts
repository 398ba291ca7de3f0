import type { App } from '../../app-pack/app.ts';
import type { Environment } from '../../environments/environment.ts';
import { LamwrightError } from '../../records/error.ts';
import { faultIn } from '../plan-step/understand.ts';
import { planFollower } from '../policies/following/plan-follower.ts';
import { runEpisode } from './run-episode.ts';

const limitMs = 60_000;

/**
 * An application that asks who one is: these steps in words are done each time after it was opened, before anything is observed.
 * @throws LamwrightError USAGE for a step that is not understood; its `open` rejects with APP_START where the steps cannot be done
 */
export function withLogin<S>(app: App<S>, steps: readonly string[]): App<S> {
  const fault = faultIn([...steps]);
  if (fault !== null) {
    throw new LamwrightError('USAGE', `The steps of the login cannot be followed: ${fault}`, {
      remedy: `Write them as in documentation, e.g. 'Type "ada" in the "Name" box.' and 'Click the "Sign in" button.'`,
    });
  }
  const environment = async () => {
    const host = await app.environment();
    const open: typeof host.open = async (target) => {
      const opened = await host.open(target);
      try {
        await logIn(opened, [...steps]);
        return opened;
      } catch (error) {
        await opened.close();
        throw error;
      }
    };
    return { ...host, open };
  };
  return { ...app, environment };
}

/** What was typed is not told: it may be a password. */
async function logIn(environment: Environment, plan: string[]): Promise<void> {
  const limits = { steps: 4 * plan.length + 4, ms: limitMs };
  const task = { request: 'Log in', plan };
  const { end, steps } = await runEpisode({ policy: planFollower(), environment, task, limits, seed: 0 });
  if (end === 'finish') return;
  const { window, controls } = await environment.observe();
  const names = controls.filter(({ type }) => type === 'Edit' || type === 'Button').map(({ name }) => `"${name}"`);
  throw new LamwrightError('APP_START', `The login ended early, after ${steps.length} steps, on "${window.title}".`, {
    remedy: `Correct its steps; there are ${names.slice(0, 8).join(', ') || 'no fields and no buttons'}.`,
  });
}
