import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import { mapAct } from '../interpret/acts.ts';

/** A longer task that two families make: acts with places, and values that were seen to work. */
export type Chain = {
  names: [string, string];
  key: string;
  templates: string[];
  acts: TriedAct[];
  parameters: Parameter[];
  values: Record<string, string>;
  /** The families themselves. */
  of: [DiscoveredFamily, DiscoveredFamily];
  /** The try that the first rests on. */
  from: string;
};

type Together = Omit<Chain, 'acts' | 'key'> & { first: { acts: TriedAct[] }; second: { acts: TriedAct[] } };

/**
 * Two families with the places of the second called so that they do not meet those of the first, `same` being places of the second that are places of the
 * first. Null where they have no template in common, or the second is a longer task itself.
 */
export function putTogether(
  one: DiscoveredFamily,
  other: DiscoveredFamily,
  same: Readonly<Record<string, string>>,
): Together | null {
  const templates = one.templates.filter((name) => other.templates.includes(name));
  if (templates.length === 0 || other.chain) return null;
  const taken = new Set(one.parameters.map(({ name }) => name));
  const names = new Map(other.parameters.map(({ name }) => [name, same[name] ?? freeName(name, taken)]));
  const rename = (text: string) =>
    text.replace(/\{\{|\}\}|\{([\w-]+)(?=[:}])/g, (all, name?: string) =>
      name === undefined ? all : `{${names.get(name) ?? name}`,
    );
  const added: Parameter[] = other.parameters
    .filter(({ name }) => same[name] === undefined)
    .map((parameter) => ({ ...parameter, name: names.get(parameter.name)! }));
  const parameters = [...one.parameters, ...added];
  return {
    names: [one.name, other.name],
    templates,
    parameters,
    values: Object.fromEntries(parameters.map(({ name, seen }, i) => [name, seen[i % seen.length] ?? ''])),
    of: [one, other],
    from: one.from[0] ?? one.id,
    first: { acts: one.acts },
    second: { acts: other.acts.map((act) => mapAct(act, rename)) },
  };
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}${n}`;
  taken.add(free);
  return free;
}
