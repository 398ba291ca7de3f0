import { fitsPath } from '../../../effects/difference/paths.ts';
import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Segment } from '../../../records/episode/effect.ts';
import type { ControlTypeName } from '../../../records/screen/control.ts';
import { leaves } from '../interpret/expectation.ts';
import { shortestFirst } from '../walks/cut.ts';
import { type Chain, putTogether } from './put-together.ts';

/** Longer tasks whose second family works on what the first makes, the shortest first. */
export function chainsOf(all: readonly DiscoveredFamily[]): Chain[] {
  const families = all.filter(({ chain }) => !chain);
  const chains = families.flatMap((maker) =>
    families.flatMap((user): Chain[] => {
      const object = user.parameters.find((one) => one.kind === 'object' && makerOf(maker, one));
      const made = object && makerOf(maker, object);
      const removes = user.effect.every(({ kind }) => kind === 'removed');
      if (!made || maker === user || removes) return [];
      const chain = putTogether(maker, user, { [object.name]: made.name });
      if (!chain) return [];
      const { first, second, ...rest } = chain;
      return [{ ...rest, acts: [...first.acts, ...second.acts], key: `chain ${maker.id} ${user.id}` }];
    }),
  );
  return chains.sort(shortestFirst);
}

/** The value that a family makes an object of this kind with. */
function makerOf({ effect, parameters }: DiscoveredFamily, { at = [] }: Parameter): Parameter | undefined {
  const made = effect.flatMap(leaves).filter(({ kind }) => kind === 'added');
  return parameters
    .filter(({ kind }) => kind === 'text')
    .find(({ name }) =>
      made.some(({ path, after }) => (fitsPath(at, path) && after === `{${name}}`) || isKey(at, path, name)),
    );
}

/** Whether the value stands where the star of the last segment does. */
const isKey = (at: readonly Segment[], path: readonly Segment[], name: string): boolean =>
  String(at.at(-1)).includes('*') &&
  fitsPath(at, path.slice(0, at.length)) &&
  String(path[at.length - 1]).includes(`{${name}}`);

/**
 * Longer tasks of two families that fill different fields of one form: what opens and what confirms it is done once.
 */
export function mergesOf(all: readonly DiscoveredFamily[]): Chain[] {
  const families = all.filter(({ chain }) => !chain);
  return ranked(families.flatMap((one, i) => families.slice(i + 1).flatMap((other) => mergeOf(one, other) ?? [])));
}

/** Such tasks with one more field of their form. */
export function widerOf(all: readonly DiscoveredFamily[]): Chain[] {
  const families = all.filter(({ chain }) => !chain);
  const isForm = ({ chain, acts }: DiscoveredFamily) =>
    chain !== undefined && acts.filter((act) => bare(act) === bare(acts.at(-1)!)).length === 1;
  const wider = all.filter(isForm).flatMap((one) => families.flatMap((other) => mergeOf(one, other) ?? []));
  const fields = ({ acts }: Chain) => acts.map(bare).sort().join();
  return ranked([...new Map(wider.map((chain) => [fields(chain), chain])).values()]);
}

function mergeOf(one: DiscoveredFamily, other: DiscoveredFamily): Chain | null {
  const [before, after] = [sharedStart(one.acts, other.acts), sharedEnd(one.acts, other.acts)];
  const inner = ({ acts }: DiscoveredFamily) => acts.slice(before, acts.length - after);
  const confirms = one.acts.at(-1)!;
  const isForm =
    before > 0 &&
    after > 0 &&
    [one, other].every((family) => inner(family).some(isEntry) && !inner(family).some((act) => opens(act, confirms)));
  const isApart = fieldsOf(one.acts, before, after).every(
    (field) => !fieldsOf(other.acts, before, after).includes(field),
  );
  if (!isForm || !isApart || makes(one) !== makes(other)) return null;
  const shared = [...one.acts.slice(0, before), ...one.acts.slice(one.acts.length - after)];
  const common = one.parameters.filter(({ name }) => JSON.stringify(shared).includes(`{${name}}`));
  const chain = putTogether(one, other, Object.fromEntries(common.map(({ name }) => [name, name])));
  if (!chain) return null;
  const { first, second, ...rest } = chain;
  const end = first.acts.length - after;
  const added = second.acts.slice(before, second.acts.length - after);
  const acts = [...first.acts.slice(0, end), ...added, ...first.acts.slice(end)];
  return { ...rest, acts, key: `form ${one.id} ${other.id}` };
}

/** Whether an act leads to another form than the one that is confirmed. */
const opens = ({ function: name, control }: TriedAct, confirms: TriedAct): boolean =>
  name === 'click_input' && control?.type === 'Button' && control.container !== confirms.control?.container;

const choosable: readonly (ControlTypeName | undefined)[] = ['CheckBox', 'ListItem', 'RadioButton', 'TreeItem'];

/**
 * Whether an act gives something to a field, be it by choosing; two marks around one word are no longer task, and a link
 * that puts in what nobody said, such as a prepared text, is none of a field.
 */
const isEntry = ({ function: name, control }: TriedAct): boolean =>
  name === 'set_edit_text' || (name === 'click_input' && choosable.includes(control?.type));

/** In turn such that give a name to what is made and such that change something of the user's, then others; of each the shortest first. */
function ranked(merges: readonly Chain[]): Chain[] {
  const kindOf = ({ of }: Chain) => {
    if (of.some(givesName)) return 'named';
    return of.every(({ parameters }) => parameters.some(({ kind }) => kind === 'object')) ? 'changed' : 'other';
  };
  const kinds = Map.groupBy(merges.toSorted(shortestFirst), kindOf);
  const rows = (['named', 'changed'] as const).map((kind) => kinds.get(kind) ?? []);
  const longest = Math.max(...rows.map((row) => row.length));
  const inTurn = Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat();
  return [...inTurn, ...(kinds.get('other') ?? [])];
}

const made = ({ effect }: DiscoveredFamily) => effect.filter(({ kind, path }) => kind === 'added' && path.length === 1);
/** Whether something new comes into being; and whether it is called as it is said. */
export const makes = (family: DiscoveredFamily): boolean => made(family).length > 0;
export const givesName = (family: DiscoveredFamily): boolean =>
  made(family).some(({ path }) => /\{\w/.test(String(path[0])));

const bare = ({ control, function: name, args }: TriedAct) => JSON.stringify([control ?? null, name, args]);

function sharedStart(one: readonly TriedAct[], other: readonly TriedAct[]): number {
  const differs = one.findIndex((act, i) => !other[i] || bare(act) !== bare(other[i]));
  return differs < 0 ? one.length : differs;
}

const sharedEnd = (one: readonly TriedAct[], other: readonly TriedAct[]): number =>
  sharedStart(one.toReversed(), other.toReversed());

const fieldsOf = (acts: readonly TriedAct[], before: number, after: number): string[] =>
  acts.slice(before, acts.length - after).map(({ control }) => control?.name ?? '');
