import type { DiscoveredFamily } from '../../../records/discovered-family.ts';
import { type Command, commandsOf, openedLast, tellingOf } from './commands.ts';
import { type Gist, gistsOf, shapeOf } from './gist.ts';

/** What a family is, for its words: the gist of its effect, its controls, what the application calls its objects, its parameters. `also`: what changes besides; `opened`: the place of what is clicked last for itself. */
export type Matter = { gist: Gist; also: Gist[]; commands: Command[]; noun: string; places: string[]; opened?: string };

/** What families are about, each seen beside the others: what many have tells little of one. */
export function mattersOf(families: readonly DiscoveredFamily[], nounOf: (gist: Gist) => string): Matter[] {
  const telling = tellingOf(families);
  const counts = new Map<string, number>();
  for (const { effect } of families)
    for (const shape of new Set(effect.map(shapeOf))) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const rarity = (shape: string) => 1 - Math.log(counts.get(shape) ?? 1) / Math.log(families.length + 1);
  return families.map((family) => {
    const [gist = { kind: 'other', details: [] }, ...also] = gistsOf(family, rarity);
    return {
      gist,
      also: also.slice(0, 2),
      commands: commandsOf(family, telling),
      noun: nounOf(gist),
      places: family.parameters.map(({ name }) => name),
      opened: openedLast(family),
    };
  });
}
