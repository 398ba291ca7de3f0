import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type AppDefinition, defineApp } from '../../app-pack/define/define-app.ts';
import { unprepared } from '../../app-pack/unprepared/unprepared.ts';
import { web } from '../../environments/web/web.ts';

/**
 * A small real application: one page over a file state.json, which it posts anew as a whole (`save(state)`; `state` is what stands there).
 * A post of "die" ends the server, connections and all.
 */
export function pageApp(body: string, state: object, more: Partial<AppDefinition> = {}) {
  const script =
    'const save = (now) => fetch("/state", { method: "POST", body: typeof now === "string" ? now : JSON.stringify(now) });';
  const page = async (file: string) =>
    `<!doctype html><title>Page</title><script>const state = ${await readFile(file, 'utf8')};${script}</script>${body}`;
  const start: AppDefinition['start'] = async ({ dir }) => {
    const file = join(dir, 'state.json');
    await writeFile(file, JSON.stringify(state));
    const server = createServer(async (request, response) => {
      let sent = '';
      for await (const chunk of request) sent += chunk;
      if (sent === 'die') return void server.close().closeAllConnections();
      if (request.method === 'POST') await writeFile(file, sent);
      response.setHeader('content-type', 'text/html').end(await page(file));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const stop = async () => {
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    };
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/`, read: async () => ({}), stop };
  };
  return unprepared(
    defineApp({ name: 'page', title: 'Page', environment: () => web({ openLimitMs: 4000 }), start, ...more }),
  );
}
