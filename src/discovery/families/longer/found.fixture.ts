import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';

/** A family of an application that keeps each note in a file. */
export const family = (name: string, parameters: Parameter[], acts: TriedAct[], effect: Effect): DiscoveredFamily => ({
  ...{ id: name, app: 'notes', name, templates: ['kitchen'], parameters, acts, effect },
  ...{ plan: [], ignored: [], from: [name], runs: { done: 3, passed: 3 } },
});

export const text = (name: string): Parameter => ({ name, kind: 'text', field: name, seen: ['Fanoru', 'Levima'] });

export const note: Parameter = { name: 'note', kind: 'object', at: ['*.md', 'title'], seen: ['Tea', 'Milk'] };
