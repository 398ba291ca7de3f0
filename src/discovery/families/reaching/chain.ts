import type { DiscoveredFamily, Parameter } from '../../../records/discovered-family.ts';
import type { Segment } from '../../../records/effect.ts';
import type { TriedAct, Try } from '../../../records/try.ts';
import { filledActs } from '../interpret/acts.ts';
import { leaves } from '../interpret/expectation.ts';
import { fitsPath } from '../interpret/paths.ts';
import { valuesOf } from '../varying/vary.ts';

/** Two families, the second working on what the first makes: acts of a longer task, with the values of its first run. */
export type Chain = {
  names: [string, string];
  key: string;
  template: string;
  acts: TriedAct[];
  values: Try['values'];
  /** The try that the first rests on. */
  from: string;
  /** The acts of the first alone, which are not the task. */
  first: TriedAct[];
};

/** Longer tasks that two of these families make together, the shortest first. */
export function chainsOf(families: readonly DiscoveredFamily[]): Chain[] {
  const chains = families.flatMap((maker) =>
    families.flatMap((user): Chain[] => {
      const object = user.parameters.find((one) => one.kind === 'object' && makerOf(maker, one));
      const made = object && makerOf(maker, object);
      const template = maker.templates.find((name) => user.templates.includes(name));
      const removes = user.effect.every(({ kind }) => kind === 'removed');
      if (!made || maker === user || template === undefined || removes || maker.chain || user.chain) return [];
      const [one, other] = [firstValues(maker, 0), { ...firstValues(user, 1), [object.name]: '' }];
      other[object.name] = one[made.name]!;
      const first = filledActs(maker.acts, one);
      const then = filledActs(user.acts, other);
      const later = valuesOf(user, other).map((value) => ({ ...value, act: value.act + first.length }));
      return [
        {
          names: [maker.name, user.name],
          key: `chain ${maker.id} ${user.id}`,
          template,
          acts: [...first, ...then],
          values: [...valuesOf(maker, one), ...later],
          first,
          from: maker.from[0] ?? maker.id,
        },
      ];
    }),
  );
  return chains.sort((a, b) => a.acts.length - b.acts.length);
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

/** Values that were seen to work; two families take different ones. */
const firstValues = ({ parameters }: DiscoveredFamily, turn: number): Record<string, string> =>
  Object.fromEntries(parameters.map(({ name, seen }) => [name, seen[turn % seen.length] ?? '']));
