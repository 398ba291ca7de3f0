import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { EnvironmentHost } from '../environment.ts';
import { contractOfActing } from './act.ts';
import { type Driver, drive } from './driver.ts';
import { contractOfFailures } from './failures.ts';
import { contractOfObserving } from './observe.ts';
import { contractOfReadiness } from './readiness.ts';
import type { ContractOptions, FixturePage, Trial } from './trial.ts';

/** What every environment must do; run it in a test file beside the driver. */
export function environmentContract(options: ContractOptions): void {
  describe(`${options.name} environment`, () => {
    let host: EnvironmentHost;
    let fixture: Awaited<ReturnType<ContractOptions['fixture']>>;
    let driver: Driver | undefined;
    const open = async (page: FixturePage): Promise<Driver> => {
      driver = await drive(await host.open({ url: fixture.url(page) }));
      return driver;
    };

    beforeAll(async () => {
      [host, fixture] = await Promise.all([options.host(), options.fixture()]);
    });
    afterEach(async () => {
      await driver?.environment.close();
      driver = undefined;
    });
    afterAll(async () => {
      await host.close();
      await fixture.close();
    });

    const trial: Trial = { options, open, lacks: (skill) => options.without?.includes(skill) ?? false };
    contractOfObserving(trial);
    contractOfActing(trial);
    contractOfReadiness(trial);
    contractOfFailures(trial);
  });
}
