import type { Page, Request } from 'playwright-core';

/** Requests on their way. Streams, pings and requests older than `longPollMs` do not count: they may never end. */
export type Requests = {
  /** How many were ever started. */
  started(): number;
  /** How many of them were for another document in place of the page's. */
  navigations(): number;
  /** Addresses of those that count now. */
  pending(): string[];
  /** Resolves when none counts any more, or after `capMs`. */
  idle(capMs: number): Promise<void>;
};

const endless = new Set(['eventsource', 'websocket', 'media', 'ping']);

export function trackRequests(page: Page, longPollMs = 2000): Requests {
  const open = new Map<Request, number>();
  let started = 0;
  let navigations = 0;
  let wake: (() => void) | undefined;
  const done = (request: Request) => {
    open.delete(request);
    wake?.();
  };
  page.on('request', (request) => {
    if (endless.has(request.resourceType()) || request.url().endsWith('/favicon.ico')) return;
    started++;
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) navigations++;
    open.set(request, performance.now());
  });
  page.on('requestfinished', done);
  page.on('requestfailed', done);
  const live = () => [...open].filter(([, since]) => performance.now() - since < longPollMs);
  return {
    started: () => started,
    navigations: () => navigations,
    pending: () => live().map(([request]) => request.url()),
    async idle(capMs) {
      const end = performance.now() + capMs;
      for (let left = live(); left.length > 0 && performance.now() < end; left = live()) {
        const oldest = Math.max(...left.map(([, since]) => since)) + longPollMs;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.max(1, Math.min(oldest, end) - performance.now()));
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
}
