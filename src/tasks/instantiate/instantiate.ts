import type { App } from '../../app-pack/app.ts';
import type { Answered, Chat } from '../../chat/chat.ts';
import type { EnvironmentHost } from '../../environments/environment.ts';
import type { Embedder } from '../../models/embedder.ts';
import { isUnfinished, LamwrightError } from '../../records/error.ts';
import { recordId } from '../../records/record-id.ts';
import type { Instance } from '../../records/tasks/instance.ts';
import { filterInstance, judgeSource } from './filter-instance.ts';
import { prefillSource } from './prefill/prefill.ts';
import type { ScreenCache } from './screen-cache.ts';
import { chooseTemplate, type TemplateWay } from './template.ts';

/** What an instance is made from; a family's task and an entry of a task file may name their template. */
export type InstanceSource = Instance['source'] & { template?: string };

type Stage = NonNullable<Instance['error']>['stage'];

/**
 * Makes a task-plan pair concrete (section 3.2.1): a template, one call that gives request and actions, the filter's verdict; a verdict of
 * false means that it is never executed. A bad answer of the model makes an instance with `error`.
 * Rejects with CHAT_BUDGET, CHAT_KEY, CHAT_ENDPOINT, CHAT_UNRECORDED and BASE_MISSING, with what the application's start throws, and when
 * the signal is aborted. `embedder` is needed for the way `embedding`.
 */
export async function instantiate(options: {
  chat: Chat;
  app: App;
  host: EnvironmentHost;
  source: InstanceSource;
  way: TemplateWay;
  screens: ScreenCache;
  embedder?: Embedder;
  /** Another seed asks anew, also what came to nothing. */
  seed?: number;
  signal?: AbortSignal;
}): Promise<Instance> {
  const { app, host, screens, signal, way } = options;
  const chat = seeded(options.chat, options.seed);
  const { template: given, ...source } = options.source;
  const made: Instance = {
    id: instanceId(options),
    app: app.name,
    source,
    template: given === undefined ? { name: '', way } : { name: given, way: 'given' },
    prefill: null,
    filter: null,
    error: null,
    ms: { template: 0, prefill: 0, filter: 0, model: 0 },
    calls: [],
  };
  /** Does one stage and adds up its time. False where the model's answer ended it. */
  const stage = async (name: Stage, work: () => Promise<Answered<unknown> | null | undefined>): Promise<boolean> => {
    signal?.throwIfAborted();
    const start = performance.now();
    try {
      const answered = await work();
      if (answered) {
        made.ms.model += answered.ms;
        made.calls.push(answered.call);
      }
      return true;
    } catch (error) {
      if (!isBadAnswer(error)) throw error;
      made.error = { stage: name, detail: error.message };
      return false;
    } finally {
      made.ms[name] = performance.now() - start;
    }
  };

  const hopeless = judgeSource(source.task);
  if (hopeless) return { ...made, filter: hopeless };
  const fault = given === undefined ? null : templateFault(app, given);
  if (fault) return { ...made, error: { stage: 'template', detail: fault } };
  const chosen = await stage('template', async () => {
    if (given !== undefined) return null;
    const { answered, ...template } = await chooseTemplate({ ...options, chat, id: source.id, request: source.task });
    made.template = template;
    return answered;
  });
  const filled =
    chosen &&
    (await stage('prefill', async () => {
      const screen = await screens.first(app, host, made.template.name);
      const { value, ...answered } = await prefillSource({ chat, app, source, screen, own: host.functions, signal });
      made.prefill = value;
      return { ...answered, value };
    }));
  if (filled) {
    await stage('filter', async () => {
      const { name: template } = made.template;
      const { verdict, answered } = await filterInstance({
        chat,
        app,
        template,
        request: made.prefill!.request,
        signal,
      });
      made.filter = verdict;
      return answered;
    });
  }
  return made;
}

/** The id that an instance will have: the same source, way, models and seed make the same one. */
export function instanceId(options: {
  chat: Chat;
  app: Pick<App, 'name'>;
  source: InstanceSource;
  way: TemplateWay;
  seed?: number;
}): string {
  const { chat, app, source, way, seed } = options;
  const models = [chat.model('instantiate'), chat.model('filter')];
  return recordId('instance', { app: app.name, source, way, models, seed });
}

const seeded = (chat: Chat, seed?: number): Chat =>
  seed === undefined ? chat : { ...chat, ask: (role, question) => chat.ask(role, { seed, ...question }) };

/** The model's own failure: the run goes on, with the next source. */
const isBadAnswer = (error: unknown): error is LamwrightError =>
  isUnfinished(error) || (error instanceof LamwrightError && error.code === 'CHAT_ANSWER');

/** What is wrong with the template that a source names; null where nothing is. */
function templateFault({ title, templates }: Pick<App, 'title' | 'templates'>, name: string): string | null {
  const found = templates.find((template) => template.name === name);
  if (found?.heldOut) return `The template "${name}" is held out for tests.`;
  return found ? null : `${title} has no template "${name}".`;
}
