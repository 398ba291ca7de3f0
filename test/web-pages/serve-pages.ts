import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * What a page of this folder says of itself, in its `<script type="application/json" id="case">`: the steps as `run --plan` takes them, and the
 * value that the page has to send when they were carried out, or words of the failure that they have to end with.
 */
export type PageCase = { plan: string; sends?: unknown; fails?: string };

const folder = import.meta.dirname;
const block = /<script type="application\/json" id="case">(.*?)<\/script>/s;
const textOf = (page: string) => readFileSync(join(folder, page), 'utf8');

/** Every page of this folder that is a case, by its name. */
export function pageCases(): [name: string, PageCase][] {
  const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
  return pages.flatMap((file) => {
    const found = block.exec(textOf(file));
    return found ? [[file.replace('.html', ''), JSON.parse(found[1]!) as PageCase]] : [];
  });
}

/** Serves the pages on loopback, each at `/NAME`, and keeps what each sends. */
export async function servePages() {
  const sent = new Map<string, unknown>();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    if (path.startsWith('sent/')) {
      let body = '';
      for await (const part of request) body += part;
      sent.set(path.slice('sent/'.length), JSON.parse(body));
      response.end();
    } else if (path === 'events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => response.write('data: x\n\n'), 300);
      request.on('close', () => clearInterval(timer));
    } else if (path === 'never') setTimeout(() => response.end(), 120_000).unref();
    else if (path === 'broken') response.writeHead(500).end('It broke.');
    else if (path === 'send.js') response.setHeader('content-type', 'text/javascript').end(textOf('send.js'));
    else if (!/^[a-z-]+$/.test(path)) response.writeHead(404).end();
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(textOf(`${path}.html`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: (page: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${page}`,
    sent: (page: string) => sent.get(page),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
