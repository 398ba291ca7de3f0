import type { EnvironmentHost } from '../../environments/environment.ts';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import type { Store } from '../../store/store.ts';
import type { Finding, Found } from './finding.ts';
import { nameFor } from './name.ts';
import { count, type DiscoverReport, keepFound, knownOf } from './report.ts';

/** What workers share. */
export type Workshop = {
  app: string;
  store: Store;
  hosts: readonly EnvironmentHost[];
  /** Grows as families are made. */
  families: DiscoveredFamily[];
  report: DiscoverReport;
  /** Keys of what was looked at. */
  taken: Set<string>;
  onProgress?: (progress: { done: number; total: number; note: string }) => void;
  findingFor(host: EnvironmentHost, key: string): Finding;
};

/**
 * Makes families of these, a worker a host, until `isOver`; what is known of one from an earlier call is taken as it is. `more`: what came up on the way
 * and is to be looked at as well, soon.
 */
export async function makeAll<T extends { key: string; from: string }>(
  shop: Workshop,
  all: readonly T[],
  make: (one: T, finding: Finding) => Promise<Found>,
  { isOver = () => false, more = () => [] }: { isOver?: () => boolean; more?: (found: Found) => readonly T[] } = {},
): Promise<void> {
  const { app, store, families, report, onProgress } = shop;
  const take = (found: Found) => {
    if ('family' in found) families.push(found.family);
    count(report, found);
  };
  const waiting: T[] = [];
  const add = async (one: T, put: (one: T) => void) => {
    if (shop.taken.has(one.key)) return;
    const before = await knownOf(store, app, one.key);
    if (!before) return put(one);
    shop.taken.add(one.key);
    take(before);
    for (const other of more(before)) await add(other, put);
  };
  for (const one of all) await add(one, (added) => waiting.push(added));
  const work = async (host: EnvironmentHost) => {
    for (let one = isOver() ? undefined : waiting.shift(); one; one = isOver() ? undefined : waiting.shift()) {
      if (shop.taken.has(one.key)) continue;
      shop.taken.add(one.key);
      const { key, from } = one;
      const found = asNew(await make(one, shop.findingFor(host, key)), families);
      take(found);
      if ('family' in found) report.made += 1;
      await keepFound(store, app, { key, from }, found);
      for (const other of more(found)) await add(other, (added) => waiting.unshift(added));
      const note = 'family' in found ? found.family.name : `dropped, ${found.reason.slice(0, 80)}`;
      onProgress?.({ done: report.done, total: Math.max(report.done, report.patterns), note });
    }
  };
  const ends = await Promise.allSettled(shop.hosts.map(work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** A family under a name of its own; none where another has the same effect by now: two workers may find one at the same time. */
function asNew(found: Found, families: readonly DiscoveredFamily[]): Found {
  if (!('family' in found)) return found;
  const { family, ...rest } = found;
  const twin = families.find((other) => bareEffect(other) === bareEffect(family));
  if (twin) return { reason: `the same as: ${twin.name}`, ...rest };
  const name = nameFor(family, (taken) => families.some((other) => other.name === taken));
  return { family: { ...family, name }, ...rest };
}

/** An effect, whatever its places are called and whichever of its changes is told first. */
const bareEffect = ({ effect }: DiscoveredFamily) =>
  effect
    .map((change) => JSON.stringify(change).replace(/\{[\w:]+\}/g, '{}'))
    .sort()
    .join();
