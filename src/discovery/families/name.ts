import type { DiscoveredFamily, Parameter } from '../../records/discovery/discovered-family.ts';
import type { Change, Segment } from '../../records/episode/effect.ts';
import { singular } from '../singular.ts';
import { beforeName, namesIn } from './interpret/places.ts';

const mostWords = 4;

/**
 * A name for what is done, in kebab-case: a verb for the kind of the first change that tells, and what was changed ("add-tag", "set-site-title");
 * where that is taken, with the words of the last controls.
 */
export function nameFor(
  { effect, acts, parameters }: Pick<DiscoveredFamily, 'effect' | 'acts' | 'parameters'>,
  isTaken: (name: string) => boolean,
): string {
  const [main] = effect.toSorted((a, b) => rank(a) - rank(b));
  const about = fieldOf(main!, parameters);
  const verb = about ? 'set' : verbFor(main!);
  const nouns = about ?? nounsOf(main!, parameters);
  const last = acts.findLast(({ control }) => wordsIn(plain(control?.name ?? '')).length > 0)?.control?.name ?? '';
  const base = join([verb, ...(nouns.length > 0 ? nouns : wordsIn(plain(last)).filter((word) => word !== verb))]);
  const fields = parameters.flatMap(({ kind, field }) => (kind === 'object' || !field ? [] : [wordsIn(field)]));
  const controls = acts.toReversed().flatMap(({ control }) => (control ? [wordsIn(plain(control.name))] : []));
  const longer = [
    ...fields.map((words) => join([base, 'with', ...words])),
    ...controls.map((words) => join([base, 'by', ...words])),
  ];
  const found = [base, ...longer].find((name) => name !== '' && !isTaken(name));
  if (found) return found;
  for (let n = 2; ; n++) if (!isTaken(`${base}-${n}`)) return `${base}-${n}`;
}

/** A value that was given tells most; what was renamed, came or went more than what is otherwise; what is always the same least. */
function rank({ kind, path, after }: Change): number {
  const order = { moved: 0, added: 1, removed: 1, changed: 2 }[kind];
  if (namesIn(JSON.stringify(after ?? '')).some((name) => name !== beforeName) || kind === 'moved') return order;
  return order + (namesIn(JSON.stringify(path)).length > 0 && kind !== 'added' ? 3 : 6);
}

/** Where something comes into being for a thing that is there already, or a choice says where, what is set is the field that was filled in. */
function fieldOf({ kind, path, after }: Change, parameters: readonly Parameter[]): string[] | null {
  const choice = parameters.find(
    (one) => one.kind === 'choice' && one.field && namesIn(String(after)).includes(one.name),
  );
  if (choice && path.at(-1) === '*') return wordsIn(choice.field!);
  const said = namesIn(JSON.stringify(path));
  const isThere = kind === 'added' && parameters.some((one) => one.kind === 'object' && said.includes(one.name));
  if (!isThere || typeof after !== 'object') return null;
  const field = parameters.find(
    (one) => one.kind !== 'object' && one.field && namesIn(JSON.stringify(after)).includes(one.name),
  );
  return field ? wordsIn(field.field!) : null;
}

function verbFor({ kind, after, path }: Change): string {
  if (kind === 'removed') return 'delete';
  if (kind === 'moved') return 'rename';
  const last = path.at(-1);
  const isMember = typeof last === 'number' || last === '*' || namesIn(String(last)).length > 0;
  if (kind === 'added') return isMember ? 'add' : 'set';
  return namesIn(typeof after === 'string' ? after : '').includes(beforeName) ? 'add' : 'set';
}

/** What a path says of the thing that was changed: its own key or the field that gave it, and where that tells too little what holds it. */
function nounsOf({ path, kind, after }: Change, parameters: readonly Parameter[]): string[] {
  const words = path.map((segment) => wordsOfSegment(segment, parameters));
  const at = words.findLastIndex((own) => own.length > 0);
  const last = words[at] ?? [];
  const isOne = kind !== 'changed' || (typeof after === 'string' && namesIn(after).includes(beforeName));
  const own = isOne && last.length > 0 ? last.with(-1, singular(last.at(-1)!)) : last;
  const holder = words.slice(0, Math.max(0, at)).findLastIndex((other) => other.length > 0);
  if (holder < 0 || own.length > 1 || !vague.has(own[0]!)) return own;
  // Of a thing that a value names it is its own; of a thing of the application's the thing is meant.
  if (namesIn(String(path[holder])).length > 0) return own;
  return [...words[holder]!, ...own.filter((word) => word !== 'text')];
}

const vague = new Set(['text', 'value', 'list', 'data', 'content', 'contents', 'name', 'title', 'type', 'body']);

/** The words of a segment that are the application's own: of a file that a value names, its folder; of a key that a value gives, the value's field. */
function wordsOfSegment(segment: Segment, parameters: readonly Parameter[]): string[] {
  if (typeof segment === 'number' || segment === '*') return [];
  if (typeof segment === 'object') return [];
  const [, folder = '', name = ''] = /^(.*?)([^/]*)$/s.exec(segment) ?? [];
  const own = plain(name.replace(/\.\w{1,5}$/, '')).trim();
  if (own !== '' && own !== '*') return wordsIn(own);
  const holder = folder.split('/').filter(Boolean).at(-1);
  const [place] = namesIn(segment);
  const field = parameters.find(({ name, kind }) => name === place && kind !== 'object')?.field;
  return wordsIn(plain(holder ?? field ?? ''));
}

/** A text without its places and stars. */
const plain = (text: string) => text.replace(/\{\{|\}\}/g, ' ').replace(/\{[\w:]+\}|\*/g, ' ');

function wordsIn(text: string): string[] {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').normalize('NFKD');
  return (parted.match(/[A-Za-z]+|(?<!\d)\d{1,3}(?!\d)/g) ?? []).map((word) => word.toLowerCase()).slice(0, mostWords);
}

const join = (words: readonly string[]) =>
  words
    .filter(Boolean)
    .slice(0, mostWords + 2)
    .join('-');
