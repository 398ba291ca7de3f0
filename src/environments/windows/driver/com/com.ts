import { koffi, leastArguments, library, type RECT } from '../native/library.ts';
import slots from './slots.json' with { type: 'json' };

type Slots = typeof slots;
export type Face = keyof Slots;

/** An object of another process, or of this one, behind one of its interfaces. */
type Behind<F extends Face> = { readonly address: bigint; readonly face: F };
export type Com<F extends Face = Face> = F extends Face ? Behind<F> : never;

/** What a method answered that is not success, in the words of Windows: E_NOTIMPL and others. */
export class ComError extends Error {
  readonly code: number;
  constructor(what: string, code: number) {
    super(`${what} failed with 0x${(code >>> 0).toString(16)}.`);
    this.code = code >>> 0;
  }
}

export const notImplemented = 0x80004001;

const more = Array.from({ length: leastArguments }, (_, index) => `, int64 more${index}`).join('');
const zeros = Array<number>(leastArguments).fill(0);
const kinds = new Map<string, ReturnType<typeof koffi.proto>>();

function kindOf(signature: string) {
  const known = kinds.get(signature);
  if (known) return known;
  const kind = koffi.proto(`int32 __stdcall Method${kinds.size}(void* self${signature && `, ${signature}`}${more})`);
  kinds.set(signature, kind);
  return kind;
}

const ole = library('ole32.dll');
const oleText = library('oleaut32.dll');
const freeText = oleText<(text: bigint) => void>('void SysFreeString(void* text)');
const makeText = oleText<(text: string) => bigint>('void* SysAllocString(str16 text)');
const clear = oleText<(value: [object]) => number>('int32 VariantClear(_Inout_ VARIANT* v)');
const initialise = ole<(reserved: null, how: number) => number>('int32 CoInitializeEx(void* r, uint32 how)');
const create = ole<(kind: object, outer: null, where: number, face: object, out: [bigint | null]) => number>(
  'int32 CoCreateInstance(GUID* kind, void* outer, uint32 where, GUID* face, _Out_ void** out)',
);

/** Calls the method; throws ComError where it fails. `signature` names the arguments after the object itself. */
export function call<F extends Face>(
  { address, face }: Behind<F>,
  method: keyof Slots[F] & string,
  signature = '',
  ...args: unknown[]
): number {
  const slot = (slots[face] as Record<string, number>)[method]!;
  const table = koffi.decode(address, 'void*') as bigint;
  const code = koffi.decode(table, slot * 8, 'void*') as bigint;
  const answer = koffi.call(code, kindOf(signature), address, ...args, ...zeros) as number;
  if (answer < 0) throw new ComError(`${face}.${method}`, answer);
  return answer;
}

const join = (signature: string, out: string) => (signature ? `${signature}, ${out}` : out);

/** Calls a method that gives an object; undefined where it gives none. */
export function objectFrom<F extends Face, G extends Face>(
  face: G,
  of: Behind<F>,
  method: keyof Slots[F] & string,
  signature = '',
  ...args: unknown[]
): Com<G> | undefined {
  const out: [bigint | null] = [null];
  call(of, method, join(signature, '_Out_ void** out'), ...args, out);
  return out[0] ? ({ address: out[0], face } as Com<G>) : undefined;
}

export function textFrom<F extends Face>(
  of: Behind<F>,
  method: keyof Slots[F] & string,
  signature = '',
  ...args: unknown[]
) {
  const out: [bigint | null] = [null];
  call(of, method, join(signature, '_Out_ void** out'), ...args, out);
  if (!out[0]) return '';
  const text = koffi.decode.string16(out[0]);
  freeText(out[0]);
  return text;
}

export function numberFrom<F extends Face>(of: Behind<F>, method: keyof Slots[F] & string): number {
  const out: [number] = [0];
  call(of, method, '_Out_ int32* out', out);
  return out[0];
}

export function rectFrom<F extends Face>(of: Behind<F>, method: keyof Slots[F] & string): RECT {
  const out = [{ left: 0, top: 0, right: 0, bottom: 0 }];
  call(of, method, '_Out_ RECT* out', out);
  return out[0]!;
}

/** A value of any type, as Windows passes it: numbers, truth values and texts; undefined for what is none of them. */
export function valueFrom<F extends Face>(
  of: Behind<F>,
  method: keyof Slots[F] & string,
  signature = '',
  ...args: unknown[]
) {
  const out = [{ vt: 0, v: 0 as number | bigint }];
  call(of, method, join(signature, '_Out_ VARIANT* out'), ...args, out);
  const { vt, v } = out[0]!;
  const read = readers[vt]?.(BigInt(v));
  clear(out as [object]);
  return read;
}
const readers: { [vt: number]: (word: bigint) => number | boolean | string } = {
  2: (word) => Number(BigInt.asIntN(16, word)),
  3: (word) => Number(BigInt.asIntN(32, word)),
  5: (word) => new Float64Array(BigInt64Array.of(word).buffer)[0]!,
  8: (word) => (word === 0n ? '' : koffi.decode.string16(word)),
  11: (word) => BigInt.asIntN(16, word) !== 0n,
  // A list of numbers: how many there are stands at 24, where they are at 16.
  8195: (word) => {
    const count = koffi.decode(word, 24, 'uint32') as number;
    return (koffi.decode(koffi.decode(word, 16, 'void*'), 'int32', count) as number[]).join('.');
  },
};

/** A number as a value of any type. */
export const variant = (number: number) => ({ vt: 3, r1: 0, r2: 0, r3: 0, v: number, v2: 0 });

/** Hands a text to `use`, in Windows' format for COM, and frees it. */
export function withText<T>(text: string, use: (address: bigint) => T): T {
  const address = makeText(text);
  try {
    return use(address);
  } finally {
    freeText(address);
  }
}

export function release(object: { readonly address: bigint }): void {
  const table = koffi.decode(object.address, 'void*') as bigint;
  koffi.call(koffi.decode(table, 2 * 8, 'void*') as bigint, kindOf(''), object.address, ...zeros);
}

/** "618736e0-3c3d-11cf-810c-00aa00389b71" as Windows lays it down. */
export function guid(text: string) {
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
  const swapped = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((at) => bytes[at]!);
  return { bytes: swapped };
}

/** Begins COM on this thread, in the apartment of all threads. */
export const begin = (): void => void initialise(null, 0);

export function createInstance<F extends Face>(face: F, kind: string, id: string): Com<F> {
  const out: [bigint | null] = [null];
  const answer = create(guid(kind), null, 1, guid(id), out);
  if (answer < 0 || !out[0]) throw new ComError(`Creating ${face}`, answer);
  return { address: out[0], face } as Com<F>;
}
