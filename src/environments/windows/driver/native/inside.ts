import { library } from './library.ts';

const kernel = library('kernel32.dll');
const openProcess = kernel<(rights: number, inherit: number, pid: number) => number>(
  'int64 OpenProcess(uint32 rights, int32 inherit, uint32 pid)',
);
const allocate = kernel<(process: number, at: number, size: number, how: number, protection: number) => number>(
  'int64 VirtualAllocEx(int64 p, int64 at, int64 size, uint32 how, uint32 protection)',
);
const readMemory = kernel<(process: number, at: number, into: Buffer, size: number, done: [number]) => number>(
  'int32 ReadProcessMemory(int64 p, int64 at, _Out_ uint8_t* into, int64 size, _Out_ int64* done)',
);
const writeMemory = kernel<(process: number, at: number, from: Buffer, size: number, done: [number]) => number>(
  'int32 WriteProcessMemory(int64 p, int64 at, uint8_t* from, int64 size, _Out_ int64* done)',
);
const createThread = kernel<(...args: (number | [number])[]) => number>(
  'int64 CreateRemoteThread(int64 p, int64 security, int64 stack, int64 start, int64 argument, uint32 flags, _Out_ uint32* id)',
);
const wait = kernel<(handle: number, ms: number) => number>('uint32 WaitForSingleObject(int64 h, uint32 ms)');
const closeHandle = kernel<(handle: number) => number>('int32 CloseHandle(int64 h)');
const moduleOf = kernel<(name: string) => number>('int64 GetModuleHandleW(str16 name)');
const addressOf = kernel<(module: number, name: string) => number>('int64 GetProcAddress(int64 m, str name)');

/** Memory in another process, for messages that tell by pointer, and functions called there. */
export type Inside = {
  /** Address of `size` bytes there. */
  readonly memory: number;
  read(offset: number, size: number): Buffer;
  write(offset: number, bytes: Buffer): void;
  /** Calls functions of user32 there, one after the other; gives what each returned. Throws where they do not come back. */
  call(calls: readonly Call[]): number[];
};
export type Call = readonly [name: string, ...args: number[]];

export const memorySize = 0x20000;
const programOffset = 0;
const callsOffset = 0x100;
/** From here on the memory is free for texts and structures. */
export const freeOffset = 0x8000;
export const mostCalls = 480;
const callSize = 64;
const callMs = 2000;
const commit = 0x3000;
const executable = 0x40;
/** To make threads, ask, read and write memory. */
const rights = 0x43a;

/**
 * For each of a list of calls: takes five arguments from it, calls it, and writes down what it returned. On entry rcx holds the address of
 * the number of calls, which the calls follow, each of eight words: function, five arguments, result, nothing.
 */
const program = Buffer.from(
  '53564883ec38488b31488d59084885f67428488b43284889442420488b4b08488b53104c8b43184c8b4b20ff1348894330' +
    '4883c34048ffceebd331c04883c4385e5bc3',
  'hex',
);

const opened = new Map<number, Inside>();

/** Access to another process of the same rights, of 64 bits; undefined where it is refused. */
export function inside(pid: number): Inside | undefined {
  const known = opened.get(pid);
  if (known) return known;
  const process = openProcess(rights, 0, pid);
  const memory = process ? allocate(process, 0, memorySize, commit, executable) : 0;
  if (!memory) return undefined;
  const done: [number] = [0];
  const user = moduleOf('user32.dll');
  const access: Inside = {
    memory,
    read(offset, size) {
      const bytes = Buffer.alloc(size);
      readMemory(process, memory + offset, bytes, size, done);
      return bytes;
    },
    write: (offset, bytes) => void writeMemory(process, memory + offset, bytes, bytes.length, done),
    call(calls) {
      const list = Buffer.alloc(8 + calls.length * callSize);
      list.writeBigUInt64LE(BigInt(calls.length), 0);
      for (const [index, [name, ...args]] of calls.entries()) {
        const at = 8 + index * callSize;
        list.writeBigInt64LE(BigInt(addressOf(user, name)), at);
        for (const [place, value] of args.entries()) list.writeBigInt64LE(BigInt(value), at + 8 + place * 8);
      }
      access.write(callsOffset, list);
      const thread = createThread(process, 0, 0, memory + programOffset, memory + callsOffset, 0, [0]);
      const ended = thread !== 0 && wait(thread, callMs) === 0;
      if (thread) closeHandle(thread);
      if (!ended) throw new Error(`Process ${pid} does not answer.`);
      const answers = access.read(callsOffset, list.length);
      return calls.map((_, index) => Number(answers.readBigInt64LE(8 + index * callSize + 48)));
    },
  };
  access.write(programOffset, program);
  opened.set(pid, access);
  return access;
}

/** Forgets a process that has ended; its number may come again. */
export const forget = (pid: number): void => void opened.delete(pid);
