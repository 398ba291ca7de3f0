import type { BrowserContext } from 'playwright-core';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets nothing through that could change what is stored elsewhere: requests other than for reading, wherever to, and what a page sends over a socket.
 * `say` is told of each request that was not sent.
 */
export async function forbidChanges(context: BrowserContext, say: (message: string) => void): Promise<void> {
  await context.route(
    () => true,
    async (route) => {
      const request = route.request();
      if (reading.has(request.method())) return route.fallback();
      say(`Not sent, since nothing may be changed: ${request.method()} ${new URL(request.url()).pathname}`);
      await route.abort('blockedbyclient');
    },
  );
  await context.routeWebSocket(/(?:)/, (socket) => {
    socket.connectToServer();
    socket.onMessage(() => {});
  });
}
