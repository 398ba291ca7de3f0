import { formOf } from '../../src/discovery/families/interpret/made-up.ts';
import { namesIn } from '../../src/discovery/families/walks/content.ts';
import type { Parameter } from '../../src/records/discovery/discovered-family.ts';
import type { Segment, Tree } from '../../src/records/episode/effect.ts';
import type { Observed } from './observe-families.ts';

/** A value that a family was given as a parameter: named by the field that it was typed in or by the collection that has it, never by the pack. */
export function parameterOf(value: string, { acts }: Observed, before: Tree): Parameter {
  const seen = [value];
  const typed = acts.filter(({ args }) => Object.values(args).includes(value));
  const typedIn = typed
    .map(({ control }) => control?.name ?? '')
    .filter((name) => name !== '' && name.length <= 30 && !/search|filter/i.test(name));
  const clicked = acts.find(({ control }) => control?.name === value);
  const home = homeOf(value, before);
  if (home !== undefined && typedIn.length === 0)
    return { name: camel(home), kind: 'object', at: placeOf(value, before), seen };
  const beside = [...typed, ...(clicked ? [clicked] : [])].flatMap((act) =>
    act.beside.includes(value) ? act.beside : [],
  );
  if (beside.length > 1 && (clicked || typed.length > 0)) {
    const at = clicked ? acts[acts.indexOf(clicked) - 1]?.control?.name : typedIn[0];
    return {
      name: camel(typedIn[0] ?? at ?? 'choice'),
      kind: 'choice',
      field: typedIn[0] ?? at,
      choices: beside,
      seen,
    };
  }
  const kind = /^-?\d+([.,]\d+)?$/.test(value) ? 'number' : 'text';
  const field = typedIn[0];
  const form = kind === 'text' ? (formOf(value) ?? 'words') : undefined;
  return { name: camel(field ?? 'text'), kind, ...(field ? { field } : {}), ...(form ? { form } : {}), seen };
}

/** Where most things stand that are called in the same way, or whose texts have this word; undefined where nothing does. */
export function placeOf(value: string, tree: Tree, isWord = false): Segment[] | undefined {
  const isMeant = (name: string) => (isWord ? ` ${name.toLowerCase()} `.includes(value.toLowerCase()) : name === value);
  const all = [...namesIn(tree)].flatMap(([name, places]) => places.map(({ at }) => ({ name, at })));
  const byPlace = Map.groupBy(all, ({ at }) => JSON.stringify(at));
  const having = [...byPlace.values()].filter((names) => names.some(({ name }) => isMeant(name)));
  return having.toSorted((a, b) => b.length - a.length)[0]?.[0]?.at;
}

/** What the collection is called that has something of this name. */
function homeOf(value: string, tree: Tree, key = 'text'): string | undefined {
  if (Array.isArray(tree))
    return tree.some((member) => homeOf(value, member) !== undefined) ? key.replace(/s$/, '') : undefined;
  if (!tree || typeof tree !== 'object') return tree === value ? key.replace(/s$/, '') : undefined;
  for (const [name, member] of Object.entries(tree)) {
    const [folder = key, file = name] = name.includes('/') ? name.split('/') : [key, name];
    if (file.replace(/\.\w{1,5}$/, '') === value) return folder.replace(/s$/, '');
    const inside = homeOf(value, member, name.includes('/') ? folder : name);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const camel = (text: string): string => {
  const words = text.replace(/\{\w+\}/g, ' ').match(/[A-Za-z0-9]+/g) ?? ['value'];
  return words
    .map((word, i) => (i === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
};
