import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { runEpisode } from '../src/agent/loop/run-episode.ts';
import { planFollower } from '../src/agent/policies/following/plan-follower.ts';
import { stepsInWords } from '../src/cli/telling/steps-in-words.ts';
import type { EnvironmentHost } from '../src/environments/environment.ts';
import { web } from '../src/environments/web/web.ts';
import { stepsOf } from '../src/trajectories/recording/human-trajectory.ts';
import { persons } from './web-pages/persons.ts';
import { pageCases, servePages } from './web-pages/serve-pages.ts';

/** What a person did on a page, in words, makes a fresh page send the same. */
describe('web pages that a person uses', () => {
  let host: EnvironmentHost;
  let shown: Awaited<ReturnType<typeof servePages>>;
  let again: typeof shown;
  beforeAll(async () => {
    [host, shown, again] = await Promise.all([web(), servePages(), servePages()]);
  });
  afterAll(async () => {
    await host.close();
    await Promise.all([shown.close(), again.close()]);
  });
  const cases = new Map(pageCases());

  test.concurrent.for(Object.entries(persons))('%s', async ([name, { acts, ...said }], { expect }) => {
    const recording = await host.record!({ url: shown.url(name) }, { headless: true });
    let plan: string[];
    try {
      await acts((recording as unknown as { page: Page }).page);
      const sends = 'sends' in said ? said.sends : cases.get(name)!.sends;
      if (sends !== undefined) await expect.poll(() => shown.sent(name)).toEqual(sends);
      const recorded = stepsOf(await recording.finish());
      plan = recorded.plan;
      if (process.env.SHOW) console.log(name, plan, recorded.doubts);
      expect(recorded.doubts).toEqual([]);
    } finally {
      await recording.close();
    }
    const environment = await host.open({ url: again.url(name) });
    try {
      const task = { request: 'Do it again', plan: stepsInWords(plan.join('; ')) };
      const limits = { steps: 60, ms: 50_000 };
      const episode = await runEpisode({ policy: planFollower(), environment, task, limits, seed: 0, looksBack: true });
      expect(episode).toMatchObject({ end: 'finish', failure: null });
      expect(shown.sent(name)).toBeDefined();
      await expect.poll(() => again.sent(name)).toEqual(shown.sent(name));
    } finally {
      await environment.close();
    }
  });
});
