import { type ChildProcess, spawn } from 'node:child_process';
import type { Orders } from '../orders.ts';
import { forget } from './native/inside.ts';
import { library, wide } from './native/library.ts';
import { ask, Unanswered, Vanished } from './native/message.ts';
import { forgetSettings } from './native/registry.ts';
import { topWindows } from './native/windows.ts';

const kernel = library('kernel32.dll');
const open = kernel<(rights: number, inherit: number, pid: number) => number>(
  'int64 OpenProcess(uint32 r, int32 i, uint32 pid)',
);
const close = kernel<(handle: number) => number>('int32 CloseHandle(int64 h)');
const terminate = kernel<(process: number, code: number) => number>('int32 TerminateProcess(int64 p, uint32 code)');
const times = kernel<(process: number, ...times: Buffer[]) => number>(
  'int32 GetProcessTimes(int64 p, _Out_ uint8_t* made, _Out_ uint8_t* ended, _Out_ uint8_t* system, _Out_ uint8_t* own)',
);
const snapshot = kernel<(what: number, pid: number) => number>(
  'int64 CreateToolhelp32Snapshot(uint32 what, uint32 pid)',
);
const first = kernel<(list: number, entry: Buffer) => number>('int32 Process32FirstW(int64 s, _Inout_ uint8_t* e)');
const next = kernel<(list: number, entry: Buffer) => number>('int32 Process32NextW(int64 s, _Inout_ uint8_t* e)');

const mayQuery = 0x1000;
const wait = kernel<(handle: number, ms: number) => number>('uint32 WaitForSingleObject(int64 h, uint32 ms)');
/** To end it, and to wait for that. */
const mayEnd = 0x100001;
const endMs = 3000;
const entrySize = 568;

/** Starts a program; `ended` is called when it ends. Rejects where there is none, or Windows refuses. */
export async function start(
  { file, args, cwd, env, fresh }: Orders['start'][0],
  ended: (run: number, code: number | null) => void,
): Promise<{ pid: number; run: number }> {
  if (fresh) forgetSettings();
  const child: ChildProcess = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'ignore',
    windowsHide: false,
  });
  await new Promise((resolve, reject) => child.once('spawn', () => resolve(undefined)).once('error', reject));
  const pid = child.pid!;
  const run = ++runs;
  child.once('exit', (code) => {
    forget(pid);
    ended(run, code);
  });
  return { pid, run };
}
let runs = 0;

export type Listed = { pid: number; parent: number; name: string };

/** All processes that run. */
export function listProcesses(): Listed[] {
  const list = snapshot(2, 0);
  const entry = Buffer.alloc(entrySize);
  entry.writeUInt32LE(entrySize, 0);
  const found: Listed[] = [];
  for (let more = first(list, entry); more; more = next(list, entry)) {
    const text = wide(entry.subarray(44), 260);
    const name = text.slice(0, text.indexOf('\0')).toLowerCase();
    found.push({ pid: entry.readUInt32LE(8), parent: entry.readUInt32LE(32), name });
  }
  close(list);
  return found;
}

/** When a process was made, in milliseconds since 1601, and its processor time; undefined where it has gone or may not be asked. */
export function timesOf(pid: number): { started: number; busyMs: number } | undefined {
  const process = open(mayQuery, 0, pid);
  if (!process) return undefined;
  const buffers = Array.from({ length: 4 }, () => Buffer.alloc(8));
  const known = times(process, ...buffers);
  close(process);
  const [made, , system, own] = buffers.map((bytes) => Number(bytes.readBigUInt64LE()) / 10_000) as [
    number,
    number,
    number,
    number,
  ];
  return known ? { started: made, busyMs: system + own } : undefined;
}

export function end(pids: number[]): void {
  for (const pid of pids) {
    const process = open(mayEnd, 0, pid);
    if (!process) continue;
    terminate(process, 1);
    wait(process, endMs);
    close(process);
  }
}

/** Whether all windows answer, and the processor time of their processes. */
export function pulse(pids: number[]): { answers: boolean; busyMs: number } {
  let answers = true;
  try {
    for (const window of topWindows(new Set(pids))) ask(window, 0);
  } catch (error) {
    if (!(error instanceof Unanswered || error instanceof Vanished)) throw error;
    answers = false;
  }
  return { answers, busyMs: pids.reduce((sum, pid) => sum + (timesOf(pid)?.busyMs ?? 0), 0) };
}
