import { isVerb } from '../../../plans/words/verbs.ts';
import type { Command } from '../matter/commands.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, capital } from '../plain-words.ts';
import { ofSwitch } from './of-switch.ts';
import { otherVerbs } from './sayings/verbs.ts';

/** What opens a control's name and only points: "edit this tiddler". */
const pointing = (noun: string) =>
  new RegExp(`\\b(?:this|current|the|selected) (?:${noun}s?|item|object|entry|page)\\b|\\bthis\\b`, 'g');

/** A control's own name as a request: what it does, what is set in it, what it turns on or off. */
export function ofCommand(command: Command, matter: Matter): string[] {
  const { gist, noun, commands } = matter;
  const { name, container, place, value } = command;
  const given = place === undefined ? (value ?? '') : asPlace(place);
  const saved = gist.details.find((detail) => detail.value !== undefined)?.value ?? '';
  const switched = ofSwitch(command, matter);
  if (switched) return switched;
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
