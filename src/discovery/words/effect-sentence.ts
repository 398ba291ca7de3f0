import type { Detail, Gist } from './matter/gist.ts';
import type { Matter } from './matter/matter.ts';
import { asPlace, withArticle } from './plain-words.ts';

/** The effect of a family in one sentence, by rules: what changes, from its saved state, and by which controls where that says too little. */
export function effectSentence(matter: Matter): string {
  const { gist, also, commands, noun, places, replaced } = matter;
  if (replaced)
    return `the word ${asPlace(replaced.part)} is ${replaced.made === '' ? 'taken out' : `replaced by "${replaced.made}"`}`;
  const opening = matter.opened === undefined ? [] : [`the ${noun} ${asPlace(matter.opened)} is opened`];
  const effect = [...opening, ...[gist, ...also].map((one) => saidOf(one, matter))]
    .filter((text) => text !== '')
    .join(' and ');
  const it = gist.object === undefined ? `the ${noun}` : `the ${noun} ${asPlace(gist.object)}`;
  const way = commands.filter(({ name, telling }, i) => name !== '' && (i === 0 || telling > 0.5)).slice(0, 2);
  const by = way
    .map(({ name, container }) => `"${name}"${container ? ` of ${withoutArticle(container)}` : ''}`)
    .join(', ');
  const text =
    effect === ''
      ? `${by || withArticle(noun)} is done${gist.object === undefined ? '' : ` with ${it}`}`
      : `${effect}${by ? `, by ${by}` : ''}`;
  const missing = places.filter((place) => !text.includes(`{${place}}`));
  return `${text}${missing.map((place) => `, ${asPlace(place)}`).join('')}`;
}

function saidOf({ kind, object, renamed, details }: Gist, { commands, noun }: Matter): string {
  const it = object === undefined ? `the ${noun}` : `the ${noun} ${asPlace(object)}`;
  const [first, ...rest] = details;
  const value = ({ place, value }: Detail) => (place === undefined ? `"${value ?? ''}"` : asPlace(place));
  const withThese = (all: readonly Detail[]) =>
    all
      .filter(({ place }) => place !== undefined)
      .map((detail, i) => `${i === 0 ? ' with' : ' and'} the ${detail.of || 'text'} ${value(detail)}`)
      .join('');
  const telling = commands.find((command) => command.place !== undefined) ?? commands[0];
  const setting = telling?.place !== undefined && telling.place === first?.place ? telling.name : (first?.of ?? '');
  if (kind === 'create' && object !== undefined) return `a new ${noun} ${asPlace(object)} is made${withThese(details)}`;
  if (kind === 'remove') return `${it} is deleted`;
  if (kind === 'rename') return `${it} is renamed to ${asPlace(renamed!)}${withThese(details)}`;
  if (kind === 'move') return `${it} moves to another place`;
  if (first === undefined) return '';
  if (kind === 'gain') return `${it} gains the ${first.of} ${value(first)}${withThese(rest)}`;
  if (kind === 'append') return `${value(first)} is added at the end of the ${first.of} of ${it}`;
  if (kind === 'prepend') return `${value(first)} is put at the beginning of the ${first.of} of ${it}`;
  if (kind === 'lose') return `${it} loses the ${first.of} ${value(first)}`;
  if (first.place === undefined && first.value === undefined) return '';
  return object === undefined
    ? `the setting "${setting}" becomes ${value(first)}`
    : `the ${first.of} of ${it} becomes ${value(first)}${withThese(rest)}`;
}

const withoutArticle = (text: string) => `the ${text.replace(/^the /, '')}`;
