import { library } from './library.ts';
import { type Handle, threadOf } from './windows.ts';

const kernel = library('kernel32.dll');
const rights = library('advapi32.dll');
const open = kernel<(rights: number, inherit: number, pid: number) => number>(
  'int64 OpenProcess(uint32 r, int32 i, uint32 pid)',
);
const close = kernel<(handle: number) => number>('int32 CloseHandle(int64 h)');
const openToken = rights<(process: number, how: number, token: [number]) => number>(
  'int32 OpenProcessToken(int64 p, uint32 how, _Out_ int64* token)',
);
const tokenTells = rights<(token: number, what: number, out: Buffer, size: number, used: [number]) => number>(
  'int32 GetTokenInformation(int64 token, int32 what, _Out_ uint8_t* out, uint32 size, _Out_ uint32* used)',
);

const mayQuery = 0x1000;
const tokenQuery = 8;
const elevation = 20;

const known = new Map<number, boolean>();

/** Whether Windows keeps our input from this window: its process has the rights of an administrator, and ours has not. Windows itself does not say so when input is sent. */
export function isOutOfReach(window: Handle): boolean {
  const { pid } = threadOf(window);
  let higher = known.get(pid);
  if (higher === undefined) {
    higher = !isElevated(process.pid) && isElevated(pid);
    known.set(pid, higher);
  }
  return higher;
}

/** A process that may not even be asked has more rights than we. */
function isElevated(pid: number): boolean {
  const asked = open(mayQuery, 0, pid);
  if (!asked) return true;
  const token: [number] = [0];
  const out = Buffer.alloc(4);
  const isKnown = openToken(asked, tokenQuery, token) && tokenTells(Number(token[0]), elevation, out, 4, [0]);
  if (token[0]) close(Number(token[0]));
  close(asked);
  return !isKnown || out.readUInt32LE() !== 0;
}
