import { afterAll, beforeAll, describe, test } from 'vitest';
import { runEpisode } from '../src/agent/loop/run-episode.ts';
import { planFollower } from '../src/agent/policies/following/plan-follower.ts';
import { stepsInWords } from '../src/cli/telling/steps-in-words.ts';
import type { EnvironmentHost } from '../src/environments/environment.ts';
import { web } from '../src/environments/web/web.ts';
import { pageCases, servePages } from './web-pages/serve-pages.ts';

/** Small pages like those of public reports on other tools, operated by steps in words. */
describe('web pages', () => {
  let host: EnvironmentHost;
  let pages: Awaited<ReturnType<typeof servePages>>;
  beforeAll(async () => {
    [host, pages] = await Promise.all([web(), servePages()]);
  });
  afterAll(async () => {
    await host.close();
    await pages.close();
  });

  test.concurrent.for(pageCases())('%s', async ([name, { plan, sends, fails }], { expect }) => {
    const environment = await host.open({ url: pages.url(name) });
    try {
      const episode = await runEpisode({
        policy: planFollower(),
        environment,
        task: { request: 'Try it', plan: stepsInWords(plan) },
        limits: { steps: 60, ms: 50_000 },
        seed: 0,
        looksBack: true,
      });
      if (fails === undefined) expect(episode).toMatchObject({ end: 'finish', failure: null });
      else expect(episode.failure?.detail).toContain(fails);
      await expect.poll(() => pages.sent(name)).toEqual(sends);
    } finally {
      await environment.close();
    }
  });
});
