import { isNounLike, isVerb } from '../../../plans/words/verbs.ts';
import type { Command } from '../matter/commands.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, capital } from '../plain-words.ts';
import { actSayings } from './sayings/act-sayings.ts';
import { otherVerbs } from './sayings/verbs.ts';

/** What opens a control's name and only points: "edit this tiddler". */
const pointing = (noun: string) =>
  new RegExp(`\\b(?:this|current|the|selected) (?:${noun}s?|item|object|entry|page)\\b|\\bthis\\b`, 'g');

/** What is saved where something is on, and where it is off. */
const on = /^(?:yes|true|on|1|show|shown|enabled?|visible|open)$/;
const off = /^(?:no|false|off|0|hide|hidden|disabled?|invisible|closed?)$/;

/** What says that something is not to be done: "do not save changes". */
const negation = /^(?:do not|don t|don't|don’t|never) /;
export const isNegated = (name: string): boolean => negation.test(name);
const withoutNegation = (name: string) => name.replace(negation, '');
const negated = [
  'Do not C',
  'Please do not C',
  'Never C',
  'It should not C',
  'I do not want it to C',
  'No longer C',
  'It must not C any more',
  'Stop it: do not C',
];

/** A control's own name as a request: what it does, what is set in it, what it turns on or off. */
export function ofCommand(command: Command, { gist, noun, commands }: Matter): string[] {
  const { name, container, place, value, box, last } = command;
  const given = place === undefined ? (value ?? '') : asPlace(place);
  const saved = gist.details.find((detail) => detail.value !== undefined)?.value ?? '';
  const turned = off.test(saved) ? 'off' : on.test(saved) ? 'on' : undefined;
  const [verb = '', ...rest] = name.split(' ');
  const acts = rest.length > 0 && (/^(?:show|hide)$/.test(verb) || (isVerb(verb) && !isNounLike(verb)));
  if (isNegated(name)) return negated.map((text) => text.replace(/\bC\b/, withoutNegation(name)));
  if (box || (turned && last && place === undefined && !acts && name !== '')) {
    const where = commands.find(
      (other) => other.name !== '' && other.name !== name && !other.box && other.telling > 0.3,
    )?.name;
    const what = name === '' ? given : name;
    const all = turned ? actSayings[turned] : [...actSayings.on.slice(0, 4), ...actSayings.off.slice(0, 4)];
    const placed = ['', ` in the ${where}`, '', ` on the ${where}`, ` among the ${where}`];
    const plain = acts
      ? turned === 'off'
        ? negated.map((text) => text.replace(/\bC\b/, name))
        : [capital(name), `Please ${name}`]
      : [];
    return [
      ...plain,
      ...all.map((text, i) => text.replace(/\bC\b/, `${what}${where ? placed[i % placed.length] : ''}`)),
    ];
  }
  // What leads to a switch is not what is switched.
  if (turned && !last) return [];
  const object = gist.object === undefined ? '' : asPlace(gist.object);
  const inside = /['"]/.test(container) ? '' : container;
  if (given !== '' && place !== gist.object)
    return [
      `Set ${name} to ${given}`,
      `Change the ${name} to ${given}`,
      `Make the ${name} ${given}`,
      `Choose ${given} as ${name}`,
      `I would like the ${name} to be ${given}`,
      ...(inside ? [`In ${inside}, set ${name} to ${given}`] : []),
    ];
  const pointed = name.replace(pointing(noun), object).replace(/\s+/g, ' ').trim();
  if (!isVerb(pointed.split(' ')[0]!)) {
    return [
      ...(gist.kind === 'create' || gist.kind === 'remove' || saved === pointed ? [] : [`Change the ${pointed}`]),
      `Use ${pointed}`,
      `Open ${pointed}`,
      `Go to ${pointed}`,
      `I want ${pointed}`,
      `Show me the ${pointed}`,
      ...(inside ? [`${capital(pointed)} in ${inside}`] : []),
    ];
  }
  const before = commands.find((other) => other.name !== name && other.telling > 0.3)?.name ?? '';
  return [
    capital(pointed),
    `Please ${pointed}`,
    `Can you ${pointed}?`,
    `I want to ${pointed}`,
    ...(inside ? [`${capital(pointed)} in ${inside}`] : []),
    ...(before ? [`${capital(pointed)}: ${before}`] : []),
    ...otherVerbs(pointed).flatMap((text, i) => [capital(text), ...(i === 0 ? [`I would like to ${text}`] : [])]),
  ];
}
