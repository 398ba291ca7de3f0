/*
 * A process of its own that serves one wiki folder at a time with TiddlyWiki's server.
 * It boots TiddlyWiki before it knows the folder, so that opening one costs milliseconds; each folder gets a fresh port,
 * so that a page left over from an earlier one cannot write into it.
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { bootKernel, type Kernel } from './tiddlywiki-kernel.ts';

export type ServerRequest = { id: number } & (
  | { ask: 'open'; dir: string; port: number }
  | { ask: 'settle'; quietMs: number }
  | { ask: 'close' }
);
export type ServerReply = {
  id: number;
  port?: number;
  /** Whether the process may serve another wiki: false once a plugin was added, which shadows cannot forget. */
  reusable?: boolean;
  error?: { code: string; message: string };
};

type Traffic = { inFlight: number; lastMs: number };

process.on('disconnect', () => process.exit(0));
const kernel = await bootKernel(process.argv[2]!);
kernel.syncer.throttleInterval = 1;
kernel.syncer.taskTimerInterval = 5;
const ownTitles = new Set([...Object.keys(kernel.boot.files), '$:/StoryList', '$:/HistoryList']);
const coreTitles = new Set(titles().filter((title) => !ownTitles.has(title)));
kernel.wiki.renderTiddler('text/plain', '$:/core/save/all');
let serving: { server: Server; traffic: Traffic } | null = null;
await saved();

process.on('message', async (request: ServerRequest) => {
  try {
    process.send!({ id: request.id, ...(await answer(request)) } satisfies ServerReply);
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as NodeJS.ErrnoException;
    process.send!({ id: request.id, error: { code, message } } satisfies ServerReply);
  }
});
process.send!({ id: 0 } satisfies ServerReply);

async function answer(request: ServerRequest): Promise<Partial<ServerReply>> {
  if (request.ask === 'open') return { port: await open(request.dir, request.port) };
  if (request.ask === 'settle') return settle(request.quietMs);
  return { reusable: await close() };
}

async function open(dir: string, port: number): Promise<number> {
  await load(dir);
  const { Server } = kernel.modules.execute('$:/core/modules/server/server.js');
  const variables = { port: String(port), host: '127.0.0.1' };
  const server = new Server({ wiki: kernel.wiki, variables }).listen();
  await once(server, 'listening');
  serving = { server, traffic: watch(server) };
  return (server.address() as AddressInfo).port;
}

/** Replaces the wiki's tiddlers by those of the folder, as a boot over it does. */
async function load(dir: string): Promise<void> {
  kernel.boot.files = Object.create(null) as Kernel['boot']['files'];
  kernel.syncer.tiddlerInfo = {};
  for (const title of titles()) if (!coreTitles.has(title)) kernel.wiki.deleteTiddler(title);
  kernel.boot.wikiPath = dir;
  kernel.boot.wikiTiddlersPath = join(dir, 'tiddlers');
  for (const { tiddlers, filepath, type, hasMetaFile } of kernel.loadTiddlersFromPath(kernel.boot.wikiTiddlersPath)) {
    for (const tiddler of tiddlers) kernel.boot.files[tiddler.title!] = { filepath, type, hasMetaFile };
    kernel.wiki.addTiddlers(tiddlers);
  }
  kernel.syncer.readTiddlerInfo();
  await new Promise((resolve) => setTimeout(resolve));
}

/** Resolves once no request came for `quietMs` and everything that came is on disk. */
async function settle(quietMs: number): Promise<Partial<ServerReply>> {
  const begunMs = performance.now();
  const traffic = serving!.traffic;
  const quiet = () => performance.now() - Math.max(begunMs, traffic.lastMs) >= quietMs;
  do await saved();
  while (traffic.inFlight > 0 || !quiet());
  return {};
}

/** Resolves once everything that is in memory is on disk. */
async function saved(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (kernel.syncer.numTasksInProgress > 0 || kernel.syncer.isDirty());
}

async function close(): Promise<boolean> {
  if (!serving) return true;
  const closed = once(serving.server, 'close');
  serving.server.close();
  serving.server.closeAllConnections();
  await closed;
  serving = null;
  let pluginAdded = false;
  kernel.wiki.each((tiddler, title) => {
    if (!coreTitles.has(title) && 'plugin-type' in tiddler.fields) pluginAdded = true;
  });
  return !pluginAdded;
}

function watch(server: Server): Traffic {
  const traffic: Traffic = { inFlight: 0, lastMs: performance.now() };
  server.on('request', (_request, response) => {
    traffic.inFlight++;
    response.on('close', () => {
      traffic.inFlight--;
      traffic.lastMs = performance.now();
    });
  });
  return traffic;
}

function titles(): string[] {
  const found: string[] = [];
  kernel.wiki.each((_tiddler, title) => found.push(title));
  return found;
}
