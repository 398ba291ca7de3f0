import type { ChatMessage } from '../../../records/models/chat-call.ts';
import { inert, marked } from '../marked.ts';
import { shown } from '../pair-schema.ts';

type Pair = { task: string; plan: readonly string[] };

const instruction = `You make a task of an application harder. The new task asks for the same and for something more: a name, a second object, a value, or another thing that the application can do. It has at most 20 more words and can be done on the screen step by step.
Its plan has every step for it, one act each, in order. Everything that the task names in quotes stands in the plan. Menus, buttons and keys are those of the plans that are given.`;

const examples: readonly {
  application: string;
  pair: Pair;
  related: Pair | null;
  answer: { task: string; plan: string[] };
}[] = [
  {
    application: 'Melody, a music player',
    pair: {
      task: 'Make a playlist',
      plan: ['Open the "File" menu.', 'Choose "New Playlist".', 'Type the name of the playlist.', 'Press **Enter**.'],
    },
    related: { task: 'Repeat a playlist', plan: ['Right-click the playlist.', 'Tick "Repeat".'] },
    answer: {
      task: 'Make a playlist called "Evening Walk" and repeat it',
      plan: [
        'Open the "File" menu.',
        'Choose "New Playlist".',
        'Type "Evening Walk" as the name of the playlist.',
        'Press **Enter**.',
        'Right-click the playlist "Evening Walk".',
        'Tick "Repeat".',
      ],
    },
  },
  {
    application: 'Almanac, a calendar',
    pair: { task: 'Delete an event', plan: ['Select the event.', 'Press **Delete**.'] },
    related: null,
    answer: {
      task: 'Delete the events "Dentist" and "Team lunch"',
      plan: ['Select the event "Dentist".', 'Press **Delete**.', 'Select the event "Team lunch".', 'Press **Delete**.'],
    },
  },
];

/** The question for a harder task (section 3.1.3 of the paper); `related` is another pair of the same page, if there is one. */
export function evolvePrompt(application: string, pair: Pair, related: Pair | null): ChatMessage[] {
  return [
    { role: 'system', content: instruction },
    ...examples.flatMap((example): ChatMessage[] => [
      { role: 'user', content: question(example.application, example.pair, example.related) },
      { role: 'assistant', content: JSON.stringify(shown(example.answer)) },
    ]),
    { role: 'user', content: question(application, pair, related) },
  ];
}

function question(application: string, pair: Pair, related: Pair | null): string {
  const also = related === null ? '' : `\nIt can also do this:\n${marked('task', told(related))}`;
  return `Application: ${inert(application)}${also}\nMake this harder:\n${marked('task', told(pair))}`;
}

const told = ({ task, plan }: Pair) => [task, ...plan.map((step, i) => `${i + 1}. ${step}`)].join('\n');
