import { isObject } from '../../../effects/difference/tree.ts';
import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Change, Tree } from '../../../records/episode/effect.ts';
import { singular } from '../../singular.ts';
import { placesOf, plainWords } from '../plain-words.ts';
import { type Read, reading } from './change-parts.ts';

/** A value that goes with a change: a parameter's place, or a word that is always the same; what it is a value of, and what else that is called. */
export type Detail = { of: string; alias?: string; place?: string; value?: string };

/**
 * What a family changes, as far as its effect alone tells. `object`: the place of what is changed; `in`: the collection that holds it;
 * `details`: with which values.
 */
export type Gist = {
  kind: 'create' | 'remove' | 'rename' | 'gain' | 'lose' | 'set' | 'append' | 'prepend' | 'move' | 'other';
  object?: string;
  in?: string;
  /** What the object is called afterwards. */
  renamed?: string;
  /** What kind of thing the object is, where its controls say so. */
  noun?: string;
  details: Detail[];
};

/** How rare a change is among all families: what many do besides (a list of what is open) tells of none. */
export type Rarity = (shape: string) => number;

/** A change without its values: where and how. */
export const shapeOf = ({ kind, path }: Change): string =>
  `${kind} ${path.map((segment) => (typeof segment === 'string' ? segment.replace(/\{\w+\}/g, '{}').replace(/-?\d{3,}/g, '#') : '*')).join('/')}`;

/** What is as common as this, on a scale from 0 to 1, happens besides. */
const usual = 0.3;

/**
 * The gists of an effect, the main one first: what names a parameter, or else what is rarest. Others follow where they name parameters
 * that it does not.
 */
export function gistsOf({ effect }: Pick<DiscoveredFamily, 'effect'>, rarity: Rarity): Gist[] {
  const told = effect.map(reading);
  const sure = told.filter(({ change, object }) => object !== undefined || rarity(shapeOf(change)) > usual);
  const all = sure.length > 0 ? sure : told;
  const whole = all.filter(({ isWhole }) => isWhole);
  const pairs = whole.flatMap((gone) =>
    gone.change.kind !== 'removed' ? [] : whole.flatMap((come) => (isRenaming(gone, come) ? [{ gone, come }] : [])),
  );
  const [renamed] = pairs;
  const moves = ({ change, earlier }: Read) => change.kind === 'moved' && earlier === undefined;
  const others = all.filter((read) => read !== renamed?.gone && read !== renamed?.come);
  /** A file that only changes its ending stays what it was. */
  const rest = others.some((read) => !moves(read)) ? others.filter((read) => !moves(read) || !read.isWhole) : others;
  const rank = ({ change, object, isWhole, earlier }: Read) =>
    (isWhole && (change.kind !== 'moved' || earlier !== undefined) ? 8 : 0) +
    (object !== undefined || placesIn(change.after).length > 0 ? 4 : 0) +
    (change.kind === 'moved' ? 2 : 0) +
    rarity(shapeOf(change));
  const gists = [
    ...(renamed ? [gistOfRenaming(renamed.gone, renamed.come)] : []),
    ...rest.toSorted((a, b) => rank(b) - rank(a)).map(gistOfChange),
  ];
  const said = new Set<string>();
  return gists.filter((gist, i) => {
    const places = placesOfGist(gist);
    const isNew = i === 0 || places.some((place) => !said.has(place));
    for (const place of places) said.add(place);
    return isNew;
  });
}

const placesOfGist = ({ object, renamed, details }: Gist): string[] =>
  [object, renamed, ...details.map(({ place }) => place)].filter((place) => place !== undefined);

const isRenaming = (gone: Read, come: Read) =>
  come.change.kind === 'added' && gone.in === come.in && gone.object !== come.object;

function gistOfRenaming(gone: Read, come: Read): Gist {
  const details = detailsOf(come.change.after, [gone.object!, come.object!]);
  return { kind: 'rename', object: gone.object!, in: gone.in, renamed: come.object!, details };
}

function gistOfChange({ change, object, owner, field, isWhole, ends, ...read }: Read): Gist {
  const { kind, before, after } = change;
  if (read.earlier !== undefined)
    return { kind: 'rename', object: read.earlier, in: read.in, renamed: object!, details: [] };
  if (kind === 'moved') return { kind: 'move', object, in: read.in, details: [] };
  if (isWhole && kind === 'added') return { kind: 'create', object, in: read.in, details: detailsOf(after, [object!]) };
  if (isWhole && kind === 'removed') return { kind: 'remove', object, in: read.in, details: [] };
  if (
    object === undefined &&
    kind === 'added' &&
    isObject(after) &&
    (placesIn(after).length > 0 || isNamedMember(change))
  )
    return { kind: 'create', in: read.in, details: detailsOf(after, []) };
  const saved = kind === 'removed' ? before : after;
  if (owner !== undefined && ends) {
    const values = placesIn(saved)
      .filter((place) => place !== object && place !== owner)
      .map((place) => ({ of: 'value', place }));
    const details = [{ of: singular(read.in || plainWords(object!)), place: object! }, ...values];
    return { kind: kind === 'removed' ? 'lose' : kind === 'added' ? 'gain' : 'set', object: owner, details };
  }
  const of = field === '' ? (read.in ?? '') : field;
  const places = placesIn(saved).filter((name) => name !== object);
  const value = places.length === 0 ? constantOf(saved) : undefined;
  const details: Detail[] =
    places.length > 0 ? places.map((place) => ({ of, place })) : [{ of, ...(value === undefined ? {} : { value }) }];
  const joined = kind === 'changed' && typeof saved === 'string' ? joinedTo(saved) : undefined;
  if (joined && places.length > 0) return { kind: joined, object, in: read.in, details };
  const isMember = /[^s]s$/.test(of.split(' ').at(-1) ?? '');
  if (kind === 'added' && isMember) return { kind: 'gain', object, in: read.in, details: singularOf(details) };
  if (kind === 'removed') return { kind: 'lose', object, in: read.in, details: singularOf(details) };
  return { kind: 'set', object, in: read.in, details };
}

/** Whether something is put behind or before what stood there. */
function joinedTo(after: string): 'append' | 'prepend' | undefined {
  const before = after.indexOf('{before}');
  if (before < 0) return undefined;
  return after.search(/\{(?!before\})/) > before ? 'append' : 'prepend';
}

const singularOf = (details: Detail[]): Detail[] => details.map((detail) => ({ ...detail, of: singular(detail.of) }));

/** Places in what is saved, each with the key that it stands under. */
function detailsOf(tree: Tree | undefined, known: readonly string[], of = ''): Detail[] {
  if (typeof tree === 'string')
    return placesOf(tree)
      .filter((place) => !known.includes(place))
      .map((place) => ({ of: singular(plainWords(of)), place }));
  if (Array.isArray(tree)) return tree.flatMap((member) => detailsOf(member, known, of));
  if (tree && typeof tree === 'object')
    return Object.entries(tree).flatMap(([key, value]) => [
      ...placesOf(key)
        .filter((place) => !known.includes(place))
        .map((place) => ({ of: singular(plainWords(of)), place })),
      ...detailsOf(value, known, placesOf(key).length > 0 ? 'value' : key),
    ]);
  return [];
}

const placesIn = (tree: Tree | undefined): string[] => detailsOf(tree, []).flatMap(({ place }) => place ?? []);

/** A member of a list that the application itself has given a name. */
const isNamedMember = ({ path, after }: Change): boolean =>
  typeof path.at(-1) !== 'string' &&
  isObject(after) &&
  Object.keys(after).some((key) => /^(?:name|label|title)$/.test(key));

/** What is always the same, if it is a word or two. */
function constantOf(tree: Tree | undefined): string | undefined {
  if (typeof tree === 'number' || typeof tree === 'boolean') return String(tree);
  if (tree && typeof tree === 'object') {
    // What it is called, and of which format it is, are not what was chosen.
    const members = Object.entries(tree).filter(([key]) => !/^(?:title|name|id|type)$/.test(key));
    return members.flatMap(([, value]) => constantOf(value) ?? [])[0];
  }
  if (typeof tree !== 'string' || tree.length > 40 || /^\(id \d+\)$/.test(tree)) return undefined;
  const words = plainWords(tree.split(/[/\\]/).at(-1)!);
  return words === '' ? undefined : words;
}
