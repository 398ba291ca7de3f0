import type { DiscoveredFamily } from '../../src/records/discovery/discovered-family.ts';

/** The first family that has the same effect, for each: what exploration would take for one. */
export function effectsAlike(families: readonly DiscoveredFamily[]): number[] {
  const signs = families.map(({ effect, parameters }) => {
    const places = new Set(effect.flatMap(({ path }) => JSON.stringify(path).match(/\{\w+\}/g) ?? []));
    return JSON.stringify([
      effect.map(({ kind, path, after }) => [kind, path, after].map(shapeOf)),
      places.size,
      parameters.length,
    ]);
  });
  return signs.map((sign) => signs.indexOf(sign));
}

/** Without names of places, and without what is the object's own: longer texts, but for the marks around a place. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [shapeOf(key), shapeOf(of)]));
  if (typeof value !== 'string') return value;
  const bare = value.replace(/\{\w+\}/g, '{}');
  return bare.includes('{}') ? bare.replace(/[\p{L}\p{N}]+/gu, '') : bare.slice(0, 24);
}
