import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Driver, drive } from '../contract/driver.ts';
import type { EnvironmentHost, Target } from '../environment.ts';
import { serveFixtures } from './fixture-server.ts';
import { type WebOptions, web } from './web.ts';

/** Opens fixture pages for the tests of one file, each for one test. */
export function fixturePages(options: WebOptions = {}) {
  let host: EnvironmentHost;
  let fixtures: Awaited<ReturnType<typeof serveFixtures>>;
  let driver: Driver | undefined;
  beforeAll(async () => {
    [host, fixtures] = await Promise.all([web(options), serveFixtures()]);
  });
  afterEach(async () => {
    await driver?.environment.close();
    driver = undefined;
  });
  afterAll(async () => {
    await host.close();
    await fixtures.close();
  });
  return async (page: string, target: Omit<Target, 'url'> = {}): Promise<Driver> => {
    driver = await drive(await host.open({ url: fixtures.url(page), ...target }));
    return driver;
  };
}
