import { z } from 'zod';
import type { App } from '../../app-pack/app.ts';
import type { Answered, Chat } from '../../chat/chat.ts';
import type { ChatMessage } from '../../records/chat-call.ts';
import { taskSchema } from '../../records/task.ts';
import { type FilterVerdict, judgeWords } from '../filter.ts';

const types = taskSchema.shape.filter.shape.type.options;

const system = `You judge whether a request can be carried out by a robot that operates one application. Answer in JSON: a thought, then the type.
normal: it is done in this application alone, says exactly what is to be done, and whether it was done can be seen.
non-task: a question or a statement, nothing to do.
other-app: it needs another application or a web site.
environment: it needs another version, a plug-in, settings of the computer, an account or a device.
template: it needs something that is not in the open document.
other: it is vague, or what counts as done is a matter of taste.`;

const examples: readonly [
  application: string,
  open: string,
  request: string,
  thought: string,
  type: (typeof types)[number],
][] = [
  [
    'Tunes',
    'Jazz records of the fifties',
    'Change the genre of "Blue Train" to "Swing"',
    'Song and genre are named.',
    'normal',
  ],
  ['Planner', 'Dates of a family', 'Why are events shown in red?', 'It asks a question.', 'non-task'],
  [
    'Tunes',
    'Jazz records of the fifties',
    'Enter the name of the song',
    'It does not say which song and which name.',
    'other',
  ],
  [
    'Planner',
    'Dates of a family',
    'Send the week as an e-mail to Ann',
    'Mail is sent by another application.',
    'other-app',
  ],
  ['Planner', 'Dates of a family', 'Move the event "Dentist" to Friday', 'Event and day are named.', 'normal'],
  [
    'Tunes',
    'Jazz records of the fifties',
    'Burn the list to the disc in the drive',
    'It needs a device.',
    'environment',
  ],
  ['Planner', 'Dates of a family', 'Crop the picture of the event', 'There is no picture among the dates.', 'template'],
  ['Tunes', 'Jazz records of the fifties', 'Hide the column "Year"', 'The column is named.', 'normal'],
];

/** What no wording can mend: the verdict of the rules on a task that is none, or that needs something outside of the application; else null. */
export function judgeSource(task: string): FilterVerdict | null {
  const verdict = judgeWords(withoutQuotes(task));
  return ['non-task', 'other-app', 'environment'].includes(verdict.type) ? verdict : null;
}

const withoutQuotes = (request: string) => request.replace(/"[^"]*"|“[^”]*”/g, '…');

/**
 * The filter of section 3.2.1 by a chat model: is the request local to the application, objective and concrete? What the rules stop costs no
 * call (`answered` is null then). Rejects with what the chat model rejects with.
 */
export async function filterInstance(options: {
  chat: Chat;
  app: Pick<App, 'title' | 'templates'>;
  template: string;
  request: string;
  signal?: AbortSignal;
}): Promise<{ verdict: FilterVerdict; answered: Answered<unknown> | null }> {
  const { chat, app, request } = options;
  const byRules = judgeWords(withoutQuotes(request));
  if (!byRules.judge) return { verdict: byRules, answered: null };
  const open = app.templates.find(({ name }) => name === options.template)?.description ?? '';
  const answered = await chat.ask('filter', {
    messages: [
      { role: 'system', content: system },
      ...examples.flatMap(([application, document, wanted, thought, type]): ChatMessage[] => [
        { role: 'user', content: caseText(application, document, wanted) },
        { role: 'assistant', content: JSON.stringify({ thought, type }) },
      ]),
      { role: 'user', content: caseText(app.title, open, request) },
    ],
    schema: z.object({ thought: z.string(), type: z.enum(types) }),
    maxTokens: 120,
    signal: options.signal,
  });
  const { thought, type } = answered.value;
  return { verdict: { judge: type === 'normal', thought, type }, answered };
}

const caseText = (application: string, open: string, request: string) =>
  `Application: ${application}\nOpen: ${open}\nRequest: ${request}`;
