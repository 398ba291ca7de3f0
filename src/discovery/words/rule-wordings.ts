import { isVerb } from '../../plans/words/verbs.ts';
import type { Command } from './commands.ts';
import { withEveryPlace } from './every-place.ts';
import type { Detail } from './gist.ts';
import type { Matter } from './matter.ts';
import { withArticle } from './plain-words.ts';

const p = (place: string) => `"{${place}}"`;

/** How people say a change of each kind in everyday English; O: the object, N: what it is called by kind, V: the value, F: what it is a value of. */
const sayings = {
  create: [
    'Create a new N called O',
    'Make a new N named O',
    'Add a N O',
    'I need a new N with the name O',
    'New N: O',
    'Start a N called O',
    'Write a new N titled O',
    'Please set up a N called O',
    'There should be a N called O',
  ],
  remove: [
    'Delete the N O',
    'Remove O',
    'Get rid of the N O',
    'Throw O away',
    'Erase the N O',
    'I no longer need the N O',
    'O can go',
    'Please delete O for good',
  ],
  rename: [
    'Rename the N O to R',
    'Rename O as R',
    'Change the title of O to R',
    'Change the name of the N O to R',
    'Call O R instead',
    'Give the N O the name R',
    'The N O should be called R from now on',
    'O needs a new name: R',
    'Retitle O, make it R',
  ],
  gain: [
    'Add the F V to the N O',
    'Add the F V to O',
    'Put the F V on O',
    'Give the N O the F V',
    'F O with V',
    'F O as V',
    'Mark O as V',
    'O should have the F V',
    'Please attach the F V to O',
    'Label O V',
  ],
  lose: [
    'Remove the F V from the N O',
    'Take the F V off O',
    'Delete the F V of O',
    'Drop the F V from O',
    'O should not have the F V any more',
    'Get rid of V on O',
    'Clear the F V of O',
  ],
  set: [
    'Set the F of the N O to V',
    'Change the F of O to V',
    'Make the F of O V',
    'Give O the F V',
    'Put V as the F of O',
    'The F of O should be V',
    'Replace the F of O with V',
    'Update O: F V',
    'O needs the F V',
  ],
  append: [
    'Add V to the N O',
    'Append V to O',
    'Put V at the end of the F of O',
    'Add the F V to the end of O',
    'Write V below what O says',
    'Extend O with V',
    'Also put V in O',
    'O should end with V',
  ],
  prepend: [
    'Put V at the beginning of O',
    'Start the F of O with V',
    'Add V at the top of the N O',
    'Insert V before the F of O',
    'Begin O with V',
    'O should start with V',
  ],
  setting: [
    'Set the F to V',
    'Change the F to V',
    'Make the F V',
    'Use V as the F',
    'Switch the F to V',
    'I want V for the F',
    'The F should be V',
    'Pick V for the F',
    'Let the F be V',
  ],
  on: ['Turn on C', 'Switch C on', 'Enable C', 'Activate C', 'Tick C', 'I want C', 'Please show C', 'C should be on'],
  off: [
    'Turn off C',
    'Switch C off',
    'Disable C',
    'Deactivate C',
    'Untick C',
    'I do not want C any more',
    'Please hide C',
    'C should be off',
  ],
  open: [
    'Open O',
    'Show me O',
    'Go to O',
    'Bring up O',
    'Let me see O',
    'Take me to O',
    'Find O and open it',
    'Open the N O',
  ],
  move: ['Move O', 'Put O somewhere else', 'Change the place of O', 'Reorder O'],
} as const;

/** A control that more families use tells too little. */
const least = 0.45;

/** How a text that comes along is told. */
const textJoinings = [
  'saying V',
  'with the text V',
  'that says V',
  'containing V',
  'with V in it',
  'and write V in it',
  'whose text is V',
];
const isText = /^(?:text|body|content|contents|note|description|message|paragraph|line)$/;
const joinings = ['with the F V', 'and give it the F V', 'F V', 'and set its F to V', 'having V as its F'];

/** Wordings by rules: templates of the kind of change, and the controls' own names as requests. Each names every place. */
export function ruleWordings(matter: Matter): string[] {
  const telling = matter.commands.filter((command, i) => i === 0 || command.telling > least).slice(0, 3);
  const effect = ofEffect(matter);
  const more = matter.also.map((gist) => ofEffect({ ...matter, gist })).filter((texts) => texts.length > 0);
  const joint = (text: string, i: number) =>
    [text, ...more.map((texts) => lower(texts[i % texts.length]!))].join(i % 3 === 0 ? ', then ' : ' and ');
  const { opened, noun } = matter;
  const opening =
    opened === undefined ? [] : sayings.open.map((text) => text.replace(/\bO\b/, p(opened)).replace(/\bN\b/, noun));
  const said = [...opening, ...effect.map(joint), ...telling.flatMap((command) => ofCommand(command, matter))];
  return [...new Set(said.map((text) => withEveryPlace(text, matter)))];
}

function ofEffect({ gist, noun }: Matter): string[] {
  const { kind, object, renamed, details } = gist;
  const [first, ...rest] = details;
  const objectAs = object === undefined ? undefined : p(object);
  const fill = (text: string, detail?: Detail) =>
    text
      .replace(/\ba N\b/g, withArticle(noun))
      .replace(/\b[NORFV]\b/g, (sign) => {
        if (sign === 'N') return noun;
        if (sign === 'O') return objectAs ?? `the ${noun}`;
        if (sign === 'R') return renamed === undefined ? '' : p(renamed);
        if (sign === 'F') return detail?.of ?? '';
        return detail?.place === undefined ? (detail?.value ?? '') : p(detail.place);
      })
      .replace(/\s+/g, ' ')
      .trim();
  const also = (i: number, more: readonly Detail[]) =>
    more
      .map((detail, j) => {
        const ways = isText.test(detail.of) ? textJoinings : joinings;
        return ` ${fill(ways[(i + j) % ways.length]!, detail)}`;
      })
      .join('');
  switch (kind) {
    case 'create':
    case 'rename':
    case 'remove':
      return sayings[kind].map((text, i) => fill(text) + also(i, details));
    case 'gain':
    case 'lose':
    case 'append':
    case 'prepend':
    case 'set': {
      if (!first || (first.place === undefined && first.value === undefined && kind === 'set')) return [];
      const of = object === undefined && kind === 'set' ? sayings.setting : sayings[kind];
      return of.map((text, i) => fill(text, first) + also(i, rest));
    }
    case 'move':
      return object === undefined ? [] : sayings.move.map((text) => fill(text));
    default:
      return [];
  }
}

/** What opens a control's name and only points: "edit this tiddler". */
const pointing = (noun: string) =>
  new RegExp(`\\b(?:this|current|the|selected) (?:${noun}s?|item|object|entry|page)\\b|\\bthis\\b`, 'g');

/** What is saved where something is on, and where it is off. */
const on = /^(?:yes|true|on|1|show|shown|enabled?|visible|open)$/;
const off = /^(?:no|false|off|0|hide|hidden|disabled?|invisible|closed?)$/;

function ofCommand(command: Command, { gist, noun, commands }: Matter): string[] {
  const { name, container, place, value, box } = command;
  const given = place === undefined ? (value ?? '') : p(place);
  const saved = gist.details.find((detail) => detail.value !== undefined)?.value ?? '';
  const turned = off.test(saved) ? 'off' : on.test(saved) ? 'on' : undefined;
  if (box || (turned && place === undefined))
    return (turned ? sayings[turned] : [...sayings.on.slice(0, 4), ...sayings.off.slice(0, 4)]).map((text) =>
      text.replace(/\bC\b/, name === '' ? given : name),
    );
  const object = gist.object === undefined ? '' : p(gist.object);
  const inside = container !== '' && !/^draft of/.test(container) ? container : '';
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
      ...(gist.kind === 'create' || gist.kind === 'remove' ? [] : [`Change the ${pointed}`]),
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
  ];
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
