import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { LamwrightError } from '../../../records/error.ts';

export type Process = {
  readonly pid: number;
  readonly running: boolean;
  /** Resolves when it has ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** " It said: …" with the last lines of its log; nothing where that is empty. */
  said(): string;
  /** Ends it and everything that it started, at once. */
  kill(): Promise<void>;
};

export type Start = {
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  log: string;
  cwd?: string;
  /** What ends it when Lamwright itself is killed: TERM for what has programs of its own to end. Default KILL. */
  tether?: 'TERM' | 'KILL';
};

/** Ends a program with the one that started it; part of util-linux. */
const setpriv = '/usr/bin/setpriv';

/** Starts a program in a process group of its own, with its output in the file `log`. Throws LamwrightError APP_START. */
export async function startProcess(start: Start): Promise<Process> {
  const { process } = await launch(start, false);
  return process;
}

/** The same, for a program that writes one line to its file descriptor 3 when it is ready; gives that line. */
export async function startAnnounced(start: Start, limitMs: number): Promise<{ process: Process; line: string }> {
  const { process, child } = await launch(start, true);
  try {
    return { process, line: await firstLine(child.stdio[3] as Readable, start, process, limitMs) };
  } catch (error) {
    await process.kill();
    throw error;
  }
}

async function launch(start: Start, announced: boolean): Promise<{ process: Process; child: ChildProcess }> {
  if (start.cwd && !existsSync(start.cwd)) throw notStarted(start, `there is no folder ${start.cwd}`);
  const log = await open(start.log, 'a');
  const tether = existsSync(setpriv) ? [setpriv, '--pdeathsig', start.tether ?? 'KILL', '--'] : [];
  const [file, ...args] = [...tether, start.file, ...start.args];
  const child = spawn(file!, args, {
    env: start.env,
    cwd: start.cwd,
    detached: true,
    stdio: ['ignore', log.fd, log.fd, ...(announced ? ['pipe' as const] : [])],
  });
  // From the first moment: a program that ends at once ends before the log is closed.
  const process = watch(child, start.log);
  try {
    await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  } catch (cause) {
    throw notStarted(start, (cause as Error).message, cause);
  } finally {
    await log.close();
  }
  return { process, child };
}

function watch(child: ChildProcess, log: string): Process {
  const pid = child.pid!;
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid,
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
    ended,
    said: () => lastWords(log),
    async kill() {
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // The whole group has ended already.
      }
      await ended;
    },
  };
}

function firstLine(stream: Readable, start: Start, process: Process, limitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(notStarted(start, `not ready after ${limitMs / 1000} s`)), limitMs);
    let text = '';
    stream.on('data', (piece) => {
      text += piece;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.split('\n')[0]!.trim());
    });
    process.ended.then(({ code }) => {
      clearTimeout(timer);
      reject(notStarted(start, `it ended with code ${code}`));
    });
  });
}

function notStarted(start: Start, why: string, cause?: unknown): LamwrightError {
  return new LamwrightError('APP_START', `${start.file} could not be started: ${why}.`, {
    remedy: `Run "lamwright doctor" to see whether it is installed.${lastWords(start.log)}`,
    cause,
  });
}

function lastWords(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ') : '';
  return lines === '' ? '' : ` It said: ${lines}`;
}
