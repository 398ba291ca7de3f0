import type { App } from '../../app-pack/app.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Embedder } from '../../models/embedder.ts';
import type { Control } from '../../records/screen/control.ts';
import { notesApp } from '../notes-app.fixture.ts';
import { type InstanceSource, instantiate } from './instantiate.ts';
import type { ScreenCache } from './screen-cache.ts';
import { type Asked, scriptedChat } from './scripted-chat.fixture.ts';
import type { TemplateWay } from './template.ts';

const host: EnvironmentHost = {
  kind: 'none',
  open: async () => Promise.reject(new Error('the screen is given')),
  close: async () => {},
};
export const control = (label: string, type: Control['type'], name: string): Control => ({
  label,
  type,
  name,
  states: [],
  rect: null,
});
export const shown = [
  control('1', 'Button', 'new'),
  control('2', 'Hyperlink', 'Rye Bread'),
  control('3', 'Edit', 'title'),
];
const screenOf = (controls: Control[]): ScreenCache => ({
  first: async () => ({
    observation: { window: { title: 'Notes' }, focus: null, messages: [], controls },
    objects: new Map([['note', ['Rye Bread']]]),
    picture: 'a.png',
  }),
});

export const pair: InstanceSource = {
  kind: 'pair',
  id: 'plan_1',
  task: 'Rename a note',
  plan: ['Open the note.', 'Type the new title in the "title" box.'],
};
export const filled = {
  observation: 'Notes are listed.',
  thought: 'No note is named.',
  request: 'Rename the note "Rye Bread" to "Oat Bread"',
  actions: ['1 click: Rye Bread', '2 type: title = Oat Bread'],
};
const normal = { thought: 'All is named.', missing: 'nothing' };
type Answers = { prefill?: unknown; filter?: unknown; template?: unknown };
export const scripted = (answers: Answers = {}, options = {}) =>
  scriptedChat((asked) => {
    if (asked.role === 'filter') return answers.filter ?? normal;
    return /^Task:/.test(asked.messages.at(-1)!.content) ? answers.template : (answers.prefill ?? filled);
  }, options);

export const make = (options: {
  chat?: ReturnType<typeof scriptedChat>;
  source?: InstanceSource;
  way?: TemplateWay;
  controls?: Control[];
  embedder?: Embedder;
  signal?: AbortSignal;
}) =>
  instantiate({
    chat: options.chat ?? scripted(),
    app: notesApp as App,
    host,
    source: options.source ?? pair,
    way: options.way ?? 'random',
    screens: screenOf(options.controls ?? shown),
    embedder: options.embedder,
    signal: options.signal,
  });
export const textOf = (asked: Asked) => asked.messages.map(({ content }) => content).join('\n');
