import { z } from 'zod';
import type { App } from '../../app-pack/app.ts';
import type { Answered, Chat } from '../../chat/chat.ts';
import type { ChatMessage } from '../../records/chat-call.ts';
import { taskSchema } from '../../records/task.ts';
import { type FilterVerdict, judgeWords } from '../filter.ts';

const types = taskSchema.shape.filter.shape.type.options;

const system = `You judge whether a robot that operates one application can carry out a request there. Answer in JSON: a thought, then the type.
normal: a clear change or step inside the application.
non-task: a question or a statement.
other-app: it needs another application.
environment: it needs another version, a plug-in, an account or a device.
template: it needs something that is not in what is open.
other: it leaves open what exactly is to be done.`;

type Example = { application: string; open: string; request: string; thought: string; type: FilterVerdict['type'] };
const tunes = { application: 'Tunes', open: 'Jazz records of the fifties' };
const planner = { application: 'Planner', open: 'Dates of a family' };

/** Examples of other applications; every second one is as it should be. */
const examples: readonly Example[] = [
  { ...planner, request: 'Why are events shown in red?', thought: 'It asks a question.', type: 'non-task' },
  {
    ...tunes,
    request: 'Change the genre of "Blue Train" to "Swing"',
    thought: 'Inside Tunes; song and genre are named.',
    type: 'normal',
  },
  {
    ...tunes,
    request: 'Enter the name of the song',
    thought: 'Which song and which name is left open.',
    type: 'other',
  },
  {
    ...planner,
    request: 'Give "Dentist" the label "$:/due"',
    thought: 'Inside Planner; event and label are named.',
    type: 'normal',
  },
  { ...planner, request: 'Send the week to Ann by mail', thought: 'Mail is another application.', type: 'other-app' },
  { ...tunes, request: 'Open the "Artists" tab', thought: 'Inside Tunes; the tab is named.', type: 'normal' },
  { ...tunes, request: 'Burn the list to a disc', thought: 'It needs a device.', type: 'environment' },
  { ...planner, request: 'Let the week begin on Sunday', thought: 'Inside Planner; the day is named.', type: 'normal' },
  { ...planner, request: 'Crop the picture of the event', thought: 'Dates have no pictures.', type: 'template' },
  { ...tunes, request: 'Choose the options that you want', thought: 'Which options is left open.', type: 'other' },
  { ...tunes, request: 'Play "So What" next', thought: 'Inside Tunes; the song is named.', type: 'normal' },
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
      ...examples.flatMap(({ thought, type, ...asked }): ChatMessage[] => [
        { role: 'user', content: caseText(asked) },
        { role: 'assistant', content: JSON.stringify({ thought, type }) },
      ]),
      { role: 'user', content: caseText({ application: app.title, open, request }) },
    ],
    schema: z.object({ thought: z.string(), type: z.enum(types) }),
    maxTokens: 120,
    signal: options.signal,
  });
  const { thought, type } = answered.value;
  return { verdict: { judge: type === 'normal', thought, type }, answered };
}

const caseText = ({ application, open, request }: Omit<Example, 'thought' | 'type'>) =>
  `Application: ${application}\nOpen: ${open}\nRequest: ${request}`;
