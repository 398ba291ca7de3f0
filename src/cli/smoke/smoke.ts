import { rm } from 'node:fs/promises';
import { referencePolicy } from '../../agent/policies/following/reference.ts';
import type { App } from '../../app-pack/app.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import { temporaryFolder } from '../../environments/temporary-folder.ts';
import { attemptTemplate } from '../../trajectories/attempt.ts';
import { defaultLimits } from '../../trajectories/collect.ts';
import { drawParams } from '../../trajectories/draw-params.ts';
import { attemptFaults } from '../../trajectories/gate.ts';
import { type Check, check, environmentChecks } from './environment-checks.ts';

/** Kinds of task that between them type, select, press keys, open a dialog, a menu and a list. */
const tasks = ['add-last-line', 'replace-word', 'delete-line', 'mark-line-number', 'save-copy', 'save-as-utf8'];

/** Opening, and what is tried on the open application. */
const openingChecks = 6;

/** Tries an application and its pack for a report: what is seen and done in it, then the reference solutions of some families. */
export async function smoke(options: {
  app: App;
  signal: AbortSignal;
  onCheck: (check: Check, done: number, total: number) => void;
}): Promise<Check[]> {
  const { app, signal, onCheck } = options;
  const names = tasks.filter((name) => app.families.some((family) => family.name === name));
  const done: Check[] = [];
  const add = (checks: Check[]) => {
    for (const one of checks) onCheck(one, done.push(one), names.length + openingChecks);
  };
  const host = await app.environment();
  try {
    add(await openChecks(app, host));
    for (const name of names) {
      signal.throwIfAborted();
      add([await check(`task ${name}`, () => solve(app, host, name, signal))]);
    }
  } finally {
    await host.close();
  }
  return done;
}

async function openChecks(app: App, host: EnvironmentHost): Promise<Check[]> {
  const dir = await temporaryFolder('smoke');
  const running = await app.start({ template: app.templates[0]!.name, dir });
  try {
    let opened: Awaited<ReturnType<EnvironmentHost['open']>> | undefined;
    const start = await check(`open ${app.title}`, async () => {
      opened = await host.open({ url: running.url });
      return opened.kind;
    });
    if (!opened) return [start];
    const checks = await environmentChecks(opened);
    await opened.close();
    return [start, ...checks];
  } finally {
    await running.stop();
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How each step was carried out; throws what the gate would say. */
async function solve(app: App, host: EnvironmentHost, name: string, signal: AbortSignal): Promise<string> {
  const family = app.families.find((one) => one.name === name)!;
  const drawn = await drawParams(app, family, 0);
  if (!drawn) throw new Error('no template has what it needs');
  const { template, params } = drawn;
  const task = { request: family.wordings[0]!, plan: [] };
  const policy = referencePolicy(family.solve(params));
  const attempt = await attemptTemplate({ app, host, template, task, policy, limits: defaultLimits, seed: 0, signal });
  const steps = attempt.episode.steps.map(
    ({ decision, result }) =>
      `${decision.function} ${decision.controlName}: ${result.ok ? (result.how ?? 'ok') : result.failure?.detail}`,
  );
  const [fault] = attemptFaults(family, attempt, drawn);
  if (fault) throw new Error(`${fault.reason} [${steps.join('; ')}]`);
  return steps.join('; ');
}
