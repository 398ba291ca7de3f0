import type { Browser, CDPSession } from 'playwright-core';

/** The windows and tabs that pages of one browser context open. */
export type NewWindows = {
  /** How many were made and are not there yet: they may take as long as their first answer. */
  awaited(): number;
  /** Resolves when none is awaited, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
  /** Takes note that this one is there; false where it is one too many, or is gone again. */
  arrive(target: string): boolean;
  /** How many were refused since this was last asked. */
  refused(): number;
  close(): Promise<void>;
};

/** Knows of each window from the moment on that the browser makes it: before the click that opened it is over. At most `most` may stand open at once. */
export async function watchNewWindows(browser: Browser, context: CDPSession, most: number): Promise<NewWindows> {
  const { targetInfo: own } = await context.send('Target.getTargetInfo');
  const devtools = await browser.newBrowserCDPSession();
  const open = new Set<string>();
  const awaited = new Set<string>();
  const waiting = new Set<() => void>();
  let refused = 0;
  const settle = (target: string) => {
    awaited.delete(target);
    if (awaited.size > 0) return;
    for (const wake of waiting) wake();
    waiting.clear();
  };
  devtools.on('Target.targetCreated', ({ targetInfo: { targetId, type, openerId, browserContextId } }) => {
    if (type !== 'page' || openerId === undefined || browserContextId !== own.browserContextId) return;
    if (open.size >= most) {
      // It is closed when it has arrived: before that the page that opens it waits for it, and would wait for ever.
      refused++;
      return;
    }
    open.add(targetId);
    awaited.add(targetId);
  });
  devtools.on('Target.targetDestroyed', ({ targetId }) => {
    open.delete(targetId);
    settle(targetId);
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  return {
    awaited: () => awaited.size,
    async settled(limitMs) {
      if (awaited.size === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    arrive(target) {
      settle(target);
      return open.has(target);
    },
    refused() {
      const count = refused;
      refused = 0;
      return count;
    },
    // Nothing is left to part from where the browser went away.
    close: () => devtools.detach().catch(() => {}),
  };
}
