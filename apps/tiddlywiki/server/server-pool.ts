import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { LamwrightError } from '#lamwright';
import type { ServerReply, ServerRequest } from './server-process.ts';
import { layWikiFolder } from './wiki-folder.ts';

export type WikiServer = {
  url: string;
  /** Resolves once every save that reached the server is on disk and none came for a while. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

type WarmProcess = { ask: (request: Ask, limitMs: number) => Promise<ServerReply>; kill(): void };
type Ask = ServerRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

const startLimitMs = 30_000;
const answerLimitMs = 10_000;
/** Without a request for this long, a page has nothing left to save (its saves leave at once). */
const quietMs = 80;
const idle: WarmProcess[] = [];

/**
 * Serves the wiki folder `dir` on loopback, on a free port unless one is given. Takes a warm process where one is idle.
 * Throws LamwrightError APP_START or PORT_TAKEN.
 */
export async function startWikiServer(dir: string, port = 0): Promise<WikiServer> {
  const warm = idle.pop() ?? (await spawn());
  const reply = await warm.ask({ ask: 'open', dir, port }, startLimitMs).catch((error: unknown) => {
    warm.kill();
    throw error;
  });
  if (reply.error) {
    warm.kill();
    throw startError(reply.error, port);
  }
  let stopped = false;
  return {
    url: `http://127.0.0.1:${reply.port}/`,
    settle: async () => void (await warm.ask({ ask: 'settle', quietMs }, answerLimitMs)),
    stop: async () => {
      if (stopped) return;
      stopped = true;
      const closed = await warm.ask({ ask: 'close' }, answerLimitMs).catch(() => ({ reusable: false }));
      if (closed.reusable) idle.push(warm);
      else warm.kill();
    },
  };
}

async function spawn(): Promise<WarmProcess> {
  const script = new URL(`./server-process${extname(import.meta.url)}`, import.meta.url);
  const bootFolder = await mkdtemp(join(tmpdir(), `lamwright-tiddlywiki-${process.pid}-`));
  try {
    await layWikiFolder(bootFolder);
    const child = fork(script, [bootFolder], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const warm = converse(child);
    await warm.ask(null, startLimitMs).catch((error: unknown) => {
      warm.kill();
      throw error;
    });
    return warm;
  } finally {
    await rm(bootFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Questions and answers with the process; asking null waits for its first sign of life (reply 0). */
function converse(child: ChildProcess): {
  ask: (request: Ask | null, limitMs: number) => Promise<ServerReply>;
  kill(): void;
} {
  const waiting = new Map<number, { resolve: (reply: ServerReply) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let complaint = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  child.on('message', (reply: ServerReply) => waiting.get(reply.id)?.resolve(reply));
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(gone(`ended with code ${code}`));
  });
  const gone = (what: string) =>
    new LamwrightError('APP_START', `The TiddlyWiki server process ${what}. ${complaint}`.trim(), {
      remedy: 'Run the command again; if it happens again, reinstall the tiddlywiki package with `npm install`.',
    });
  const ask = async (request: Ask | null, limitMs: number) => {
    const id = request ? ++lastId : 0;
    let timer: NodeJS.Timeout | undefined;
    hold(child, true);
    try {
      return await new Promise<ServerReply>((resolve, reject) => {
        if (child.exitCode !== null) reject(gone('is not running'));
        waiting.set(id, { resolve, reject });
        timer = setTimeout(() => reject(gone(`did not answer within ${limitMs} ms`)), limitMs);
        if (request) child.send({ id, ...request } satisfies ServerRequest, (error) => error && reject(error));
      });
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
      if (waiting.size === 0) hold(child, false);
    }
  };
  return { ask, kill: () => child.kill('SIGKILL') };
}

/** An idle server must not keep the program running. */
function hold(child: ChildProcess, on: boolean): void {
  for (const part of [child, child.channel, child.stderr as unknown as { ref(): void; unref(): void }])
    if (on) part?.ref();
    else part?.unref();
}

function startError(error: { code: string; message: string }, port: number): LamwrightError {
  if (error.code === 'EADDRINUSE')
    return new LamwrightError('PORT_TAKEN', `Port ${port} on 127.0.0.1 is taken.`, {
      remedy: 'Stop the program that listens there, or leave the port out so that a free one is chosen.',
      cause: error,
    });
  return new LamwrightError('APP_START', `TiddlyWiki could not open the wiki folder: ${error.message}`, {
    remedy: 'Check that the folder exists and can be written.',
    cause: error,
  });
}
