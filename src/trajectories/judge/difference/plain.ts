import { createHash } from 'node:crypto';
import { isClock } from '../../../effects/noise/clocks.ts';
import type { Tree } from '../../../records/episode/effect.ts';

/**
 * A saved state as JSON, keys in order: a Map is an object, a Set a list in order, bytes are told by size and hash, a Date is its ISO text.
 * What is no data (functions, undefined) is left out, and so are clocks in objects.
 */
export function plain(value: unknown, above: readonly unknown[] = []): Tree {
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
    .map(([key, of]): [string, Tree] => [key, plain(of, inside)])
    .filter(([, of]) => !isClock(of))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(told);
}

function bytesInWords(view: ArrayBufferView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return `(${bytes.length} bytes, ${hash})`;
}

function byJson(a: Tree, b: Tree): number {
  const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
  return first < second ? -1 : Number(first > second);
}
