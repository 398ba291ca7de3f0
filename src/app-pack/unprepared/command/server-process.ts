import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LamwrightError } from '../../../records/error.ts';
import { endAll, startOf } from './windows-command.ts';

export type ServerProcess = {
  /** Rejects with ENVIRONMENT_CRASHED and its last lines where it has ended by itself. */
  check(): void;
  /** Asks it to end, so that it can save, and ends it after five seconds. */
  stop(): Promise<void>;
};

const stepMs = 50;
const endMs = 5000;
const keptLines = 12;
const hosts = ['127.0.0.1', '::1'];

/** A port of this machine on which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a program in `cwd` and waits until it listens on `port`.
 * @throws LamwrightError PORT_TAKEN where something listens there already, APP_START with its last lines where it cannot be started, ends, or does
 * not listen in time
 */
export async function startServer(start: {
  words: readonly string[];
  cwd: string;
  port: number;
  limitMs: number;
  env?: Record<string, string>;
}): Promise<ServerProcess> {
  const { words, cwd, port, limitMs, env } = start;
  const { file, args, options } = startOf(words);
  if (await listens(port)) throw taken(port);
  const child = spawn(file, args, {
    ...options,
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = lastLines(child);
  let error: Error | undefined;
  child.once('error', (cause) => {
    error = cause;
  });
  const hasEnded = () => error !== undefined || child.exitCode !== null || child.signalCode !== null;
  const failed = (what: string) =>
    new LamwrightError('APP_START', `${words.join(' ')} ${what}.${said()}`, {
      remedy:
        'Run the command in a terminal, in a copy of the data, to see what it needs; {port} stands for a free port, {dir} for the folder.',
      cause: error,
    });
  const end = performance.now() + limitMs;
  while (!(await listens(port))) {
    if (error) throw failed(`could not be started: ${error.message}`);
    if (hasEnded()) {
      await sleep(stepMs);
      throw /EADDRINUSE|address already in use/i.test(said())
        ? taken(port, said())
        : failed(`ended with ${endOf(child)} and never listened`);
    }
    if (performance.now() > end) {
      kill(child, 'SIGKILL');
      throw failed(`did not listen on port ${port} within ${limitMs / 1000} s`);
    }
    await sleep(stepMs);
  }
  let stopped = false;
  return {
    check() {
      if (stopped || !hasEnded()) return;
      throw new LamwrightError('ENVIRONMENT_CRASHED', `${words.join(' ')} ended with ${endOf(child)}.${said()}`, {
        remedy: 'Look at the last lines of the application; the task is tried again by itself.',
      });
    },
    async stop() {
      stopped = true;
      if (hasEnded()) return;
      const ended = once(child, 'exit');
      kill(child, 'SIGTERM');
      await Promise.race([ended, sleep(endMs, undefined, { ref: false })]);
      kill(child, 'SIGKILL');
      await ended;
    },
  };
}

/** The program and everything that it started. */
const kill = (child: ChildProcess, signal: NodeJS.Signals): void => endAll(child.pid!, signal);

const endOf = ({ exitCode, signalCode }: ChildProcess) => signalCode ?? `code ${exitCode}`;

async function listens(port: number): Promise<boolean> {
  const answers = hosts.map(async (host) => {
    const socket = connect(port, host);
    try {
      await once(socket, 'connect');
    } finally {
      socket.destroy();
    }
  });
  return Promise.any(answers).then(
    () => true,
    () => false,
  );
}

/** What a program said last, as the end of a sentence; nothing where it said nothing. */
function lastLines(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-8000);
    });
  return () => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.length === 0 ? ' It said nothing.' : ` It said:\n${lines.slice(-keptLines).join('\n')}`;
  };
}

const taken = (port: number, said = '') =>
  new LamwrightError('PORT_TAKEN', `Port ${port} on this machine is taken.${said}`, {
    remedy: 'Stop the program that listens there, or let the command take {port}, so that each try has a free one.',
  });
