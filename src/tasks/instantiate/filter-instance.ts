import { z } from 'zod';
import type { App } from '../../app-pack/app.ts';
import type { Answered, Chat } from '../../chat/chat.ts';
import type { ChatMessage } from '../../records/chat-call.ts';
import { taskSchema } from '../../records/task.ts';
import { type FilterVerdict, judgeWords } from '../filter.ts';

const types = taskSchema.shape.filter.shape.type.options;

const system = `You judge whether a robot that operates one application can carry out a request. Answer in JSON: a thought that says what is changed and how, then the type.
normal: both are said, and it is done in this application.
other: what or how is not said, and left to the user.
template: it needs a thing that is not open.
other-app: it needs another application.
environment: it needs another version, a plug-in, an account or a device.
non-task: a question or a statement.`;

type Example = { application: string; open: string; request: string; thought: string; type: FilterVerdict['type'] };
const tunes = { application: 'Tunes', open: 'Jazz records of the fifties' };
const planner = { application: 'Planner', open: 'Dates of a family' };

/** Of other applications. Small models go by them more than by the rules: every second one is as it should be. */
const examples: readonly Example[] = [
  {
    ...tunes,
    request: 'Change the genre of "Blue Train" to "Swing"',
    thought: 'What: the genre of Blue Train. How: it becomes Swing.',
    type: 'normal',
  },
  {
    ...tunes,
    request: 'Enter the title that you want to give to the song',
    thought: 'What: a song, not said which. How: a title, not said which.',
    type: 'other',
  },
  {
    ...planner,
    request: 'Paste the week into a letter in WordPro',
    thought: 'What: the week. How: into WordPro, another application.',
    type: 'other-app',
  },
  {
    ...planner,
    request: 'Should "Judo" not be green?',
    thought: 'What: the event Judo. How: it becomes green.',
    type: 'normal',
  },
  {
    ...tunes,
    request: 'Burn the list to a disc',
    thought: 'What: the list. How: on a disc, another device.',
    type: 'environment',
  },
  {
    ...planner,
    request: 'Select the colour and the font of the title',
    thought: 'What: the title. How: a colour and a font, not said which.',
    type: 'other',
  },
  {
    ...planner,
    request: 'Give "Dentist" the label "$:/due"',
    thought: 'What: the event Dentist. How: it gets the label $:/due.',
    type: 'normal',
  },
  {
    ...planner,
    request: 'Crop the picture of the event',
    thought: 'What: a picture, and dates have none.',
    type: 'template',
  },
  {
    ...tunes,
    request: 'Make a list with the songs that you have chosen',
    thought: 'What: a list. How: with songs, not said which.',
    type: 'other',
  },
  { ...planner, request: 'Why are events shown in red?', thought: 'What: nothing, it asks why.', type: 'non-task' },
  { ...tunes, request: 'Open the "Artists" tab', thought: 'What: the tab Artists. How: it is opened.', type: 'normal' },
  {
    ...tunes,
    request: 'Turn the title So What into capitals',
    thought: 'What: the title So What. How: it becomes capitals.',
    type: 'normal',
  },
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
