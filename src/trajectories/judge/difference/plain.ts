import { createHash } from 'node:crypto';

/** What every saved state comes down to before it is compared. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** A time of day to the second, as applications write it by themselves: ISO, or digits alone (14 or 17 of them). */
const writtenTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|^(?:19|20)\d{12}(?:\d{3})?$/;
/** Milliseconds since 1970, from 2001 on. */
const isEpoch = (value: number) => Number.isInteger(value) && value > 1e12 && value < 4e12;

/** Whether a value is the application's clock: it differs between two equal runs and says nothing of what was done. */
export const isClock = (value: unknown): boolean =>
  typeof value === 'string' ? writtenTime.test(value) : typeof value === 'number' && isEpoch(value);

/**
 * A saved state as JSON, keys in order: a Map is an object, a Set a list in order, bytes are told by size and hash, a Date is its ISO text.
 * What is no data (functions, undefined) is left out, and so are clocks in objects.
 */
export function plain(value: unknown, above: readonly unknown[] = []): Plain {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined)
    return value ?? null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') return String(value);
  if (above.includes(value)) return '(itself)';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  if (value instanceof ArrayBuffer) return plain(new Uint8Array(value));
  if (ArrayBuffer.isView(value)) return bytesInWords(value);
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((member) => plain(member, inside));
  if (value instanceof Set) return Array.from(value, (member) => plain(member, inside)).sort(byJson);
  const entries = value instanceof Map ? [...value].map(([key, of]) => [String(key), of]) : Object.entries(value);
  const told = entries
    .filter(([, of]) => of !== undefined && typeof of !== 'function')
    .map(([key, of]): [string, Plain] => [key, plain(of, inside)])
    .filter(([, of]) => !isClock(of))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(told);
}

function bytesInWords(view: ArrayBufferView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return `(${bytes.length} bytes, ${hash})`;
}

function byJson(a: Plain, b: Plain): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : Number(first > second);
}

export const isObject = (value: Plain | undefined): value is { [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** All text that stands in a value, in order. */
export function textIn(value: Plain): string {
  if (Array.isArray(value)) {
    const isText = value.every((member) => isObject(member) && typeof member.text === 'string');
    return value.map(textIn).join(isText ? '' : ' ');
  }
  if (!isObject(value)) return '';
  const texts = Object.entries(value).map(([key, of]) => (key === 'text' && typeof of === 'string' ? of : textIn(of)));
  return texts.filter((text) => text !== '').join(' ');
}
