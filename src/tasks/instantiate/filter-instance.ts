import { z } from 'zod';
import type { App } from '../../app-pack/app.ts';
import type { Answered, Chat } from '../../chat/chat.ts';
import type { ChatMessage } from '../../records/models/chat-call.ts';
import { type FilterVerdict, judgeWords } from '../filter.ts';

/** What a request may lack, in words that a small model answers with more surely than with names of types; and the type of each. */
const lacks = {
  nothing: 'normal',
  'what or how': 'other',
  'another application': 'other-app',
  'a device': 'environment',
  'a plug-in': 'environment',
  'a thing that is not open': 'template',
  'a task': 'non-task',
} as const satisfies Record<string, FilterVerdict['type']>;
type Lack = keyof typeof lacks;

const system = `You judge whether a robot that operates one application can carry out a request there. Answer in JSON: a thought that says what is changed and how, then what is missing before it can be done: nothing, "what or how" where that is left to the user, another application, a device, a plug-in, a thing that is not open, or a task where it is none.`;

type Example = { application: string; open: string; request: string; thought: string; missing: Lack };
const tunes = { application: 'Tunes', open: 'Jazz records of the fifties' };
const planner = { application: 'Planner', open: 'Dates of a family' };

/** Of other applications. Small models go by them more than by the rules: every second one is as it should be. */
const examples: readonly Example[] = [
  {
    ...tunes,
    request: 'Change the genre of "Blue Train" to "Swing"',
    thought: 'What: the genre of Blue Train. How: it becomes Swing.',
    missing: 'nothing',
  },
  {
    ...tunes,
    request: 'Enter the title that you want to give to the song',
    thought: 'What: a song, not said which. How: a title, not said which.',
    missing: 'what or how',
  },
  {
    ...planner,
    request: 'Paste the week into a letter in WordPro',
    thought: 'What: the week. How: into WordPro, another application.',
    missing: 'another application',
  },
  {
    ...planner,
    request: 'Should "Judo" not be green?',
    thought: 'What: the event Judo. How: it becomes green.',
    missing: 'nothing',
  },
  {
    ...tunes,
    request: 'Burn the list to a disc',
    thought: 'What: the list. How: on a disc, a device.',
    missing: 'a device',
  },
  {
    ...planner,
    request: 'All weeks begin on Sunday',
    thought: 'What: the weeks. How: they begin on Sunday.',
    missing: 'nothing',
  },
  {
    ...planner,
    request: 'Select the colour and the font of the title',
    thought: 'What: the title. How: a colour and a font, not said which.',
    missing: 'what or how',
  },
  {
    ...planner,
    request: 'Give "Dentist" the label "$:/due"',
    thought: 'What: the event Dentist. How: it gets the label $:/due.',
    missing: 'nothing',
  },
  {
    ...planner,
    request: 'Crop the picture of the event',
    thought: 'What: a picture, and dates have none.',
    missing: 'a thing that is not open',
  },
  {
    ...tunes,
    request: 'There is no list called "Nights" yet',
    thought: 'What: a list. How: it is made and called Nights.',
    missing: 'nothing',
  },
  { ...tunes, request: 'Get the plug-in for radio', thought: 'What: radio. How: by a plug-in.', missing: 'a plug-in' },
  {
    ...tunes,
    request: 'Make a list with the songs that you have chosen',
    thought: 'What: a list. How: with songs, not said which.',
    missing: 'what or how',
  },
  { ...planner, request: 'Why are events shown in red?', thought: 'What: nothing, it asks why.', missing: 'a task' },
  {
    ...tunes,
    request: 'Open the "Artists" tab',
    thought: 'What: the tab Artists. How: it is opened.',
    missing: 'nothing',
  },
  {
    ...tunes,
    request: 'Turn the title So What into capitals',
    thought: 'What: the title So What. How: it becomes capitals.',
    missing: 'nothing',
  },
];

/** Documentation leaves much to its reader. */
const leftOpen = /\b(?:that|which|what|as|way|if) you (?:want|prefer|like|wish|need|have (?:chosen|selected))\b/i;

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
  const open = leftOpen.exec(withoutQuotes(request))?.[0];
  if (open)
    return { verdict: { judge: false, type: 'other', thought: `It is left open ("${open}").` }, answered: null };
  const opened = app.templates.find(({ name }) => name === options.template)?.description ?? '';
  const answered = await chat.ask('filter', {
    messages: [
      { role: 'system', content: system },
      ...examples.flatMap(({ thought, missing, ...asked }): ChatMessage[] => [
        { role: 'user', content: caseText(asked) },
        { role: 'assistant', content: JSON.stringify({ thought, missing }) },
      ]),
      { role: 'user', content: caseText({ application: app.title, open: opened, request }) },
    ],
    schema: z.object({ thought: z.string(), missing: z.enum(Object.keys(lacks) as Lack[]) }),
    maxTokens: 120,
    signal: options.signal,
  });
  const { thought, missing } = answered.value;
  const type = lacks[missing];
  return { verdict: { judge: type === 'normal', thought, type }, answered };
}

const caseText = ({ application, open, request }: Omit<Example, 'thought' | 'missing'>) =>
  `Application: ${application}\nOpen: ${open}\nRequest: ${request}`;
