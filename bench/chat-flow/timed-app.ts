import type { App, RunningApp } from '../../src/app-pack/app.ts';
import type { Environment, EnvironmentHost } from '../../src/environments/environment.ts';

/** The pack as it is, with a clock on all that the application and its driver do; milliseconds, summed over workers. */
export function timedApp(app: App): { app: App; ms(): number } {
  let sum = 0;
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      sum += performance.now() - start;
    }
  };
  const environment = (it: Environment): Environment => ({
    kind: it.kind,
    observe: () => timed(() => it.observe()),
    act: (action) => timed(() => it.act(action)),
    screenshot: (mark) => timed(() => it.screenshot(mark)),
    close: () => timed(() => it.close()),
  });
  const host = (it: EnvironmentHost): EnvironmentHost => ({
    ...it,
    kind: it.kind,
    open: (target) => timed(async () => environment(await it.open(target))),
    close: () => it.close(),
  });
  const running = (it: RunningApp): RunningApp => ({
    ...it,
    read: () => timed(() => it.read()),
    stop: () => timed(() => it.stop()),
  });
  return {
    app: {
      ...app,
      environment: () => timed(async () => host(await app.environment())),
      start: (options) => timed(async () => running(await app.start(options))),
    },
    ms: () => sum,
  };
}
