/** Shorter values are no keys, and would cut ordinary words out of texts. */
const shortest = 6;

/**
 * Takes keys out of texts that are shown or stored: servers repeat them in errors, and models in answers. Give it whole texts, before
 * anything cuts them. The longest goes first, so that no key leaves the end of another one that begins with it.
 */
export function hideKeys(keys: readonly (string | undefined)[]): (text: string) => string {
  const known = keys.filter((key) => key !== undefined && key.length >= shortest) as string[];
  const forms = new Set(known.flatMap((key) => [key, encodeURIComponent(key), JSON.stringify(key).slice(1, -1)]));
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, key) => rest.replaceAll(key, '[key]'), text);
}

/** Every text of a record without keys; the names of its fields stay as they are. */
export function hideIn<T>(record: T, hide: (text: string) => string): T {
  const without = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value);
    if (Array.isArray(value)) return value.map(without);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, without(inside)]));
  };
  return without(record) as T;
}
