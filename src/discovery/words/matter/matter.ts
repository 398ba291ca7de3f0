import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import { isSaving } from '../../families/walks/cut.ts';
import { type Command, commandsOf, openedLast, searchedFor, tellingOf } from './commands.ts';
import { gistInFields } from './fields.ts';
import { type Gist, gistsOf, shapeOf } from './gist.ts';
import { type Marks, markedIn } from './marks.ts';
import { type Nouns, nounOfCreating } from './nouns.ts';
import { type Replaced, replacedOf } from './replaced.ts';
import { type Selected, selectedOf } from './selected.ts';
import type { Shortcuts } from './shortcuts.ts';

/**
 * What a family is, for its words: the gist of its effect, its controls, what the application calls its objects, its parameters. `called`: everyday names
 * of such objects; `also`: what changes besides; `opened`: the place of what is clicked last for itself; `searched`: what was looked for; `marked`: the look
 * that a text is written with; `replaced`: the place of a word that was selected, and what stands there afterwards, if anything.
 */
export type Matter = {
  gist: Gist;
  also: Gist[];
  commands: Command[];
  noun: string;
  called: readonly string[];
  places: string[];
  opened?: string;
  searched?: string;
  selected?: Selected;
  marked?: string;
  replaced?: Replaced;
};

/** What is clicked last for itself; a choice is no such thing. */
function openedFor(family: DiscoveredFamily): string | undefined {
  const opened = openedLast(family);
  return family.parameters.some(({ name, kind }) => name === opened && kind === 'choice') ? undefined : opened;
}

/** A family as a request tells of it: a day is no place that it gives, and that all is saved in the end goes without saying. */
function asToldOf(family: DiscoveredFamily): DiscoveredFamily {
  const told: DiscoveredFamily = JSON.parse(JSON.stringify(family).replace(/\{today:\w+\}/g, 'today'));
  const acts = told.acts.filter((act) => !isSaving(act));
  return acts.length > 0 ? { ...told, acts } : told;
}

/** What families are about, each seen beside the others: what many have tells little of one. */
export function mattersOf(
  all: readonly DiscoveredFamily[],
  nouns: Nouns,
  { shortcuts = new Map(), marks = [] }: { shortcuts?: Shortcuts; marks?: Marks } = {},
): Matter[] {
  const families = all.map(asToldOf);
  const telling = tellingOf(families);
  const counts = new Map<string, number>();
  for (const { effect } of families)
    for (const shape of new Set(effect.map(shapeOf))) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const rarity = (shape: string) => 1 - Math.log(counts.get(shape) ?? 1) / Math.log(families.length + 1);
  return families.map((family) => {
    const commands = commandsOf(family, telling, shortcuts);
    const [gist = { kind: 'other', details: [] }, ...also] = gistsOf(family, rarity).map((one): Gist => {
      const said = gistInFields(one, family);
      // What comes without a name of its own is bookkeeping, but where a control makes such.
      const isMade =
        said.kind !== 'create' || said.object !== undefined || nounOfCreating(said, commands) !== undefined;
      return isMade ? said : { ...said, kind: 'set' };
    });
    const noun = nounOfCreating(gist, commands) ?? nouns.of(gist);
    return {
      gist,
      also: also.slice(0, 2),
      commands,
      noun,
      called:
        noun === nouns.usual
          ? nouns.called
          : nounOfCreating(gist, commands) === noun
            ? [`${noun} entry`, `${noun} ${nouns.usual}`]
            : [],
      places: family.parameters.map(({ name }) => name),
      opened: openedFor(family),
      searched: searchedFor(family),
      selected: selectedOf(family),
      marked: markedIn(family, marks),
      replaced: replacedOf(family),
    };
  });
}
