/** Names of the user's own objects by kind: "tiddler" → its titles. */
export type NamedObjects = Map<string, string[]>;

/**
 * Finds named objects in a saved state of any shape: what stands in a collection "notes" and has a title or name is a
 * "note"; the strings of a list "tags" are tags. Names that begin with "$" are the application's own.
 */
export function objectsIn(state: unknown): NamedObjects {
  const found = new Map<string, Set<string>>();
  walk(state, null, found);
  return new Map([...found].map(([kind, names]) => [kind, [...names].sort()]));
}

function walk(value: unknown, kind: string | null, found: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const name = kind === null ? null : nameOf(child, Array.isArray(value));
    if (kind !== null && name !== null && !name.startsWith('$') && name.trim() !== '') {
      found.set(kind, (found.get(kind) ?? new Set()).add(name));
    }
    walk(child, /^[a-z]{3,}s$/i.test(key) && !Array.isArray(value) ? singular(key) : null, found);
  }
}

function nameOf(value: unknown, inList: boolean): string | null {
  if (typeof value === 'string') return inList ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  const named = value as { title?: unknown; name?: unknown };
  const name = named.title ?? named.name;
  return typeof name === 'string' ? name : null;
}

function singular(key: string): string {
  return key.replace(/ies$/, 'y').replace(/s$/, '').toLowerCase();
}
