import { createHash } from 'node:crypto';

/** The name of a record: a hash of what made it, so doing a thing twice adds nothing. Key order does not matter. */
export function recordId(kind: string, madeFrom: unknown): string {
  return `${kind}_${createHash('sha256').update(canonicalJson(madeFrom)).digest('hex').slice(0, 20)}`;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}
