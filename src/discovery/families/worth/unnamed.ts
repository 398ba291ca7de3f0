import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import { placesIn } from '../interpret/places/places.ts';

/**
 * Families without those whose new thing gets the name that the application proposes, where another family does just the same and gives it a name: nobody
 * asks for one more "New note". Both are made, for longer tasks are put together of the first.
 */
export function withoutUnnamed<T extends Pick<DiscoveredFamily, 'acts' | 'effect'>>(families: readonly T[]): T[] {
  const acts = new Map(families.map((family) => [family, family.acts.map(bare)]));
  const naming = families.filter((family) => namesOf(family).length > 0);
  return families.filter((family) => !naming.some((other) => isNamedBy(acts.get(family)!, acts.get(other)!, other)));
}

/** Whether the other one's acts are these and one more, which gives what is made its name. */
function isNamedBy(
  acts: readonly string[],
  others: readonly string[],
  other: Pick<DiscoveredFamily, 'acts' | 'effect'>,
) {
  if (others.length !== acts.length + 1) return false;
  const left = [...others];
  for (const act of acts) {
    const at = left.indexOf(act);
    if (at < 0) return false;
    left.splice(at, 1);
  }
  const given = other.acts[others.indexOf(left[0]!)]!;
  const places = placesIn(String(given.args.text ?? ''));
  return given.function === 'set_edit_text' && places.some((place) => namesOf(other).includes(place));
}

/** The places that new things are called by. */
const namesOf = ({ effect }: Pick<DiscoveredFamily, 'effect'>): string[] =>
  effect.flatMap(({ kind, path }) => (kind === 'added' && path.length === 1 ? placesIn(String(path[0])) : []));

/** An act whatever its places are called. */
const bare = ({ function: name, control, args }: TriedAct): string =>
  JSON.stringify([name, control?.type, control?.name, control?.container, args]).replace(/\{[\w:]+\}/g, '{}');
