import { z } from 'zod';
import type { App } from '../../../app-pack/app.ts';
import type { Answered, Chat } from '../../../chat/chat.ts';
import type { ActionFunction } from '../../../records/episode/decision.ts';
import type { Instance } from '../../../records/tasks/instance.ts';
import type { FirstScreen } from '../screen-cache.ts';
import { isUnaskedRisk } from '../unasked-risk.ts';
import { type OwnFunctions, readAction, type Verb, verbForm, verbsFor } from './action-lines.ts';
import { functionsFor } from './functions-for.ts';
import { plannedActions } from './planned-actions.ts';
import { prefillMessages } from './prefill-prompt.ts';
import { objectLines, screenLines } from './screen-lines.ts';

/** An instantiated request has at most this many words more than its task (section 3.2.1 of the paper). */
const moreWords = 50;
/** Of the prompt; a model in process reads about 100 tokens a second. */
const screenTokens = 300;
const actionLimit = 30;
const answerTokens = 700;

type Verbs = readonly Verb[];

/**
 * One call makes the request concrete and turns the plan into actions (section 3.2.1). An answer with a verb that is not offered, or a
 * request that grew by more than 50 words or asks for a risky act that the task does not speak of, does not fit.
 * Rejects with what the chat model rejects with: CHAT_ANSWER where no answer fits.
 */
export async function prefillSource(options: {
  chat: Chat;
  app: Pick<App, 'title' | 'risks'>;
  /** Functions of the application's own. */
  own?: OwnFunctions;
  source: Instance['source'];
  screen: FirstScreen;
  signal?: AbortSignal;
}): Promise<Answered<NonNullable<Instance['prefill']>>> {
  const { chat, app, source, screen, own = {} } = options;
  const concrete = source.kind === 'task';
  const offered = verbsFor(
    functionsFor({ request: source.task, plan: source.plan, own: Object.keys(own) as ActionFunction[] }),
    own,
  );
  const told = [source.task, ...source.plan].join('\n');
  const answerSchema = schemaFor(source, app.risks, offered);
  const messages = prefillMessages(
    {
      application: app.title,
      screen: [...screenLines(screen.observation, told, screenTokens), ...objectLines(screen.objects, told)],
      task: source.task,
      plan: source.plan,
      verbs: offered.map(verbForm),
      picture: chat.sees('instantiate') ? screen.picture : null,
    },
    concrete,
  );
  const { value, ...answered } = await chat.ask('instantiate', {
    messages,
    schema: answerSchema,
    maxTokens: answerTokens,
    signal: options.signal,
  });
  const actions = plannedActions(value.actions, offered, source.plan, screen.observation);
  const { observation, thought } = value;
  return { ...answered, value: { observation, thought, request: value.request ?? source.task, actions } };
}

type Answer = { observation: string; thought: string; request?: string; actions: string[] };

function schemaFor(source: Instance['source'], risks: App['risks'], offered: Verbs): z.ZodType<Answer> {
  const told = [source.task, ...source.plan].join('\n');
  const asked = (text: string) => !isUnaskedRisk(text, told, risks);
  const before = wordCount(source.task);
  const action = z
    .string()
    .refine((line) => readAction(line, offered) !== null, {
      error: `must be the number of a step and one of the verbs: ${offered.map(({ verb }) => verb).join(', ')}`,
    })
    .refine((line) => actsOn(readAction(line, offered)).every(asked), {
      error: 'does a risky act that the task does not ask for',
    });
  const request = z
    .string()
    .min(1)
    .refine((text) => wordCount(text) - before <= moreWords, {
      error: `has more than ${moreWords} words more than the task`,
    })
    .refine(asked, { error: 'asks for a risky act that the task does not ask for' });
  const thoughts = { observation: z.string(), thought: z.string() };
  const actions = z.array(action).min(1).max(actionLimit);
  return source.kind === 'task' ? z.object({ ...thoughts, actions }) : z.object({ ...thoughts, request, actions });
}

/** What an action does something with: its control, keys, place; a text that is typed is none of them. */
function actsOn(action: ReturnType<typeof readAction>): string[] {
  if (action === null) return [];
  const { text: _, ...args } = action.args;
  return [action.controlName, ...Object.values(args).map(String)];
}

const wordCount = (text: string) => text.trim().split(/\s+/).length;
