import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Serves the fixture pages on loopback, each at `/name`; the same pages under another host name are another origin. */
export async function serveFixtures(): Promise<{ url(page: string): string; close(): Promise<void> }> {
  let port = 0;
  const server = createServer((request, response) => {
    const page = new URL(request.url ?? '/', 'http://fixture').pathname.slice(1);
    if (page === 'slow') setTimeout(() => response.end('Loaded'), 250);
    else if (page === 'attachment') {
      response.writeHead(200, { 'content-disposition': 'attachment; filename=attachment.txt' }).end('attached');
    } else if (page === 'stream') response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    else if (page === 'endless') {
      const headers = { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename=endless.zip' };
      response.writeHead(200, headers).write('begun');
    } else if (page === 'poll') setTimeout(() => response.end(), 30_000).unref();
    else if (!/^[a-z]+$/.test(page)) response.writeHead(404).end();
    else {
      const text = readFileSync(join(import.meta.dirname, 'fixtures', `${page}.html`), 'utf8');
      response.setHeader('content-type', 'text/html');
      response.end(text.replaceAll('OTHER_ORIGIN', `http://localhost:${port}`));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  port = (server.address() as AddressInfo).port;
  return {
    url: (page) => `http://127.0.0.1:${port}/${page}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
