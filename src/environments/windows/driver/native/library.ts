import { createRequire } from 'node:module';
import type * as Koffi from 'koffi';

/** Under Wine it comes from beside Windows' Node, for the packages of this folder are those of Linux. */
export const koffi: typeof Koffi = createRequire(import.meta.url)(process.env.LAMWRIGHT_KOFFI || 'koffi');

/** Wine's own functions read two places of the stack above those of the arguments, and there is no stack above where koffi calls from. */
export const leastArguments = 8;

type Native = (...args: unknown[]) => never;

/** Declares functions of a library: `declare('int32 GetSystemMetrics(int32 i)')`. More arguments than a function takes do no harm on 64-bit Windows. */
export function library(file: string): <Does extends (...args: never[]) => unknown>(declaration: string) => Does {
  const loaded = koffi.load(file);
  return (declaration) => {
    const [, result, name, list] = /^(.*?)\s*(\w+)\((.*)\)$/.exec(declaration)!;
    const own = list!.trim() === '' ? [] : list!.split(',');
    const more = Array.from({ length: Math.max(0, leastArguments - own.length) }, (_, index) => `int64 more${index}`);
    const native = loaded.func(`${result} __stdcall ${name}(${[...own, ...more].join(', ')})`) as unknown as Native;
    const zeros = more.map(() => 0);
    return ((...args: unknown[]) => native(...args.slice(0, own.length), ...zeros)) as never;
  };
}

koffi.struct('RECT', { left: 'int32', top: 'int32', right: 'int32', bottom: 'int32' });
koffi.struct('GUID', { bytes: koffi.array('uint8', 16) });
koffi.struct('VARIANT', { vt: 'uint16', r1: 'uint16', r2: 'uint16', r3: 'uint16', v: 'int64', v2: 'int64' });

export type RECT = { left: number; top: number; right: number; bottom: number };

/** Text in the format of Windows out of a buffer. */
export const wide = (bytes: Buffer, length: number): string => bytes.toString('utf16le', 0, length * 2);
