import type { Page, Request } from 'playwright-core';

/** Requests on their way. Streams, pings and requests older than `longPollMs` do not count: they may never end. */
export type Requests = {
  /** How many were ever started. */
  started(): number;
  /** How many of them were for another document in place of the page's. */
  navigations(): number;
  /** How many of those for another document got no answer, or one that the server failed, and what is to be said of the last. */
  lost(): { count: number; why: string };
  /** What went wrong with documents since this was last asked, in words. */
  news(): string[];
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
  const isForPage = (request: Request) => request.isNavigationRequest() && request.frame() === page.mainFrame();
  page.on('request', (request) => {
    if (endless.has(request.resourceType()) || request.url().endsWith('/favicon.ico')) return;
    started++;
    if (isForPage(request)) navigations++;
    open.set(request, performance.now());
  });
  const lost = { count: 0, why: '' };
  const news: string[] = [];
  page.on('response', (response) => {
    if (response.status() < 400 || !isForPage(response.request())) return;
    const answer = `${response.status()} ${response.statusText()}`.trim();
    const said = `The server answered ${answer}: ${response.url()}`;
    news.push(said);
    if (response.status() < 500) return;
    lost.count++;
    lost.why = said;
  });
  page.on('requestfinished', done);
  page.on('requestfailed', (request) => {
    done(request);
    const why = request.failure()?.errorText ?? '';
    // Aborted is also what became a download, or gave way to another document.
    if (!isForPage(request) || why.includes('ERR_ABORTED')) return;
    lost.count++;
    lost.why = `${request.url()} did not answer: ${why}.`;
    news.push(lost.why);
  });
  const live = () => [...open].filter(([, since]) => performance.now() - since < longPollMs);
  return {
    started: () => started,
    navigations: () => navigations,
    lost: () => ({ ...lost }),
    news: () => news.splice(0),
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
