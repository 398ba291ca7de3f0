import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import { singular } from '../../singular.ts';
import { placesOf, plainWords } from '../plain-words.ts';
import type { Detail, Gist } from './gist.ts';

type Told = Pick<DiscoveredFamily, 'acts' | 'effect' | 'parameters'>;

/** What a place is called by the controls that have it in their names: "remove tag {tag}" tells of a tag. */
function nounOfPlace(place: string, { acts, parameters }: Told): string | undefined {
  const sign = new RegExp(`(\\p{L}+) (?:['"“]?)\\{${place}\\}`, 'u');
  const named = acts.flatMap(({ control }) => sign.exec(control?.name ?? '')?.[1] ?? []);
  const [noun] = named
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2 && !/^(?:the|for|with|from|of)$/.test(word));
  if (noun !== undefined) return noun;
  const at = parameters.find(({ name }) => name === place)?.at ?? [];
  const folders = at.flatMap((part) => (typeof part === 'string' && /^[\p{L} _-]+s$/u.test(part) ? [part] : []));
  return folders.length > 0 ? singular(plainWords(folders.at(-1)!)) : undefined;
}

/** What the field is called that a place is typed or chosen in. */
function fieldOf(place: string, { acts, parameters }: Told): string {
  const typed = acts.find(({ args, control }) => placesOf(String(args.text ?? '')).includes(place) && control?.name);
  const name = typed?.control?.name ?? '';
  const own = placesOf(name).length > 0 ? '' : plainWords(name);
  return own || plainWords(parameters.find((one) => one.name === place)?.field ?? '');
}

/** Names of the application's own for where a setting is kept say less than the field's name. */
const isOwnName = (of: string, field: string) =>
  of === '' || of.split(' ').length > 3 || !of.split(' ').some((word) => field.includes(word));

/** What is told as a text rather than by the name of its field. */
export const isText = /^(?:text|body|content|contents|note|description|message|paragraph|line)$/;

/** What a text of a form is called where it has no name but that of the text that it stands in. */
const forms: Record<string, string> = { link: 'link', email: 'e-mail address', colour: 'colour' };

/**
 * The gist in the words of the screen. What a field is called tells a setting better than the key that it is saved under; what is made beside an object that is
 * there is a part of that object.
 */
export function gistInFields(gist: Gist, family: Told): Gist {
  const of = (place: string): Parameter | undefined => family.parameters.find(({ name }) => name === place);
  const isThere = gist.kind === 'create' && gist.object !== undefined && of(gist.object)?.kind === 'object';
  const kind = isThere && gist.details.length > 0 ? 'set' : gist.kind;
  const noun = isThere ? nounOfPlace(gist.object!, family) : undefined;
  const details = gist.details.map((detail): Detail => {
    const formed = forms[of(detail.place ?? '')?.form ?? ''];
    if (formed !== undefined && (detail.of === '' || isText.test(detail.of))) return { ...detail, of: formed };
    const field = detail.place === undefined ? '' : fieldOf(detail.place, family);
    if (detail.place !== undefined && gist.object === undefined && field !== '' && isOwnName(detail.of, field))
      return { ...detail, of: field, ...aliasOf(family, field) };
    const isPlain = detail.of !== '' && !family.parameters.some(({ name }) => name === detail.of.replace(/ /g, ''));
    return isPlain ? detail : { ...detail, of: nounOfPlace(detail.place ?? detail.of, family) ?? (detail.of || field) };
  });
  const chosen = withChosen({ ...gist, kind, details }, family);
  const once = chosen.filter(
    ({ place }, i) => place === undefined || chosen.findIndex((one) => one.place === place) === i,
  );
  const [only, ...others] = once;
  const isTurned = only?.value !== undefined && isSwitch.test(only.value) && others.length === 0;
  // What is ticked or not is no object, though it is saved under its own name.
  if (isTurned && kind !== 'remove' && (gist.object === undefined || of(gist.object)?.kind === 'choice'))
    return { kind: 'set', in: gist.in, details: once };
  return { ...gist, kind, details: once, ...(noun ? { noun } : {}) };
}

/** What is saved where something is on or off. */
export const isSwitch = /^(?:yes|no|true|false|on|off|\d|shown?|hide|hidden|enabled?|disabled?|visible|open|closed?)$/;

/** Where a choice is saved under a name of the application's own, the place that was chosen stands for it. */
function withChosen({ kind, object, details }: Gist, family: Told): Detail[] {
  const { acts, parameters } = family;
  const [only, ...others] = details;
  if (kind !== 'set' || object !== undefined || !only || only.place !== undefined || others.length > 0) return details;
  if (only.value !== undefined && isSwitch.test(only.value)) return details;
  const [place, ...more] = parameters;
  if (!place || more.length > 0 || place.word) return details;
  const chosen = acts.findLast(({ control, args }) =>
    [control?.name ?? '', String(args.text ?? '')].some((text) => placesOf(text).includes(place.name)),
  );
  if (!chosen || chosen.control?.type === 'CheckBox') return details;
  const before = acts[acts.indexOf(chosen) - 1];
  const typed = chosen.function === 'set_edit_text' && placesOf(chosen.control?.name ?? '').length === 0;
  const of = plainWords((typed ? chosen.control?.name : before?.control?.name) ?? '') || only.of;
  return [{ of, ...aliasOf(family, of), place: place.name }];
}

/** What a setting is kept under, where that is a word or two of its own: people say "theme" of what is chosen on the page "Appearance". */
function aliasOf({ effect: [change] }: Told, field: string): { alias?: string } {
  const names = (change?.path ?? []).flatMap((segment) =>
    typeof segment === 'string' ? segment.split('/').at(-1)! : [],
  );
  const key = names
    .map((name) => plainWords(name.replace(/\.\w{1,5}$/, '')))
    .findLast((name) => name !== '' && !isText.test(name) && name !== 'value');
  const isPlain = key?.split(' ').every((word, i) => i < 2 && /^\p{L}{4,}$/u.test(word)) && key !== field;
  return isPlain ? { alias: key } : {};
}
