import type { Chat } from '../../chat/chat.ts';
import type { ActionFunction, Decision } from '../../records/episode/decision.ts';
import { LamwrightError } from '../../records/error.ts';
import type { Policy, PolicyState } from '../policy.ts';
import { wantedWordsOf } from '../prompt/listing.ts';
import { answerSchema, decisionOf } from '../react/answer.ts';
import { usualFunctions } from '../react/functions.ts';
import { stepMessages } from '../react/prompt.ts';
import { showScreen } from '../react/screen.ts';
import { roughTokens, within } from '../react/text.ts';
import type { Retrieval } from '../retrieval/retrieval.ts';
import { asksFor, type Rules } from '../safety/asked-for.ts';
import { giveUp } from './give-up.ts';

export type ChatPolicyOptions = {
  chat: Chat;
  rules: Rules;
  /** Functions that are offered; default the usual ones. */
  functions?: readonly ActionFunction[];
  retrieve?: Retrieval;
  /** Shows the steps that come with the task; without it the model has the request alone. */
  givenPlan?: boolean;
  /** Keeps a picture for a model that sees, and names its blob. */
  pictures?: (png: Buffer) => Promise<string>;
  /** Tokens, roughly, of the screen's lines and of what is retrieved; defaults 500 and 300, what a model of 1.5 B reads in some ten seconds. */
  tokens?: { screen: number; known: number };
  signal?: AbortSignal;
  /** Told before each question, since an answer may take a while. */
  log?: (line: string) => void;
};

/** Of what is retrieved, so much may be earlier episodes; the rest is documentation. */
const examplesShare = 0.65;
/** Tokens of an answer at most. */
const answerTokens = 256;

/**
 * A chat model as the agent (ReAct; the paper's section 5.1 and its GPT-4o baseline): each step is one question, with the request, what was
 * done and what came of it, the plan that is left and the controls on screen; the answer has the paper's seven fields. It can only
 * name controls that it is shown and functions that it is offered, and what the request does not ask for is not done.
 * No answer that fits ends the episode with the failure `answer`. Throws CHAT_BUDGET, CHAT_KEY, CHAT_ENDPOINT, CHAT_UNRECORDED.
 */
export function chatPolicy(options: ChatPolicyOptions): Policy {
  const { chat, rules, retrieve, functions = usualFunctions, tokens = { screen: 500, known: 300 }, signal } = options;
  let episode: Parameters<Policy['begin']>[0] = { request: '', seed: 0 };
  let known: readonly string[] = [];
  const given = () => (options.givenPlan ? episode.plan : undefined) ?? [];

  const picture = async ({ screenshot }: PolicyState, controls: ReturnType<typeof showScreen>['controls']) => {
    if (!chat.sees('expert') || !options.pictures || !screenshot) return undefined;
    const marks = controls.flatMap(({ label, rect }) => (rect ? [{ label, rect }] : []));
    return options.pictures(await screenshot(marks));
  };
  const ask = async (state: PolicyState): Promise<Decision> => {
    const { request, observation, history } = state;
    const last = history.at(-1);
    const plan = last ? last.decision.plan : given();
    const wanted = wantedWordsOf([request, ...plan, ...known].join(' '), given());
    const shown = showScreen(observation, { wanted, before: last?.observation, tokens: tokens.screen });
    const moment = { request, functions, known, history, plan, observation, shown };
    const more = shown.more > 0 ? `, ${shown.more} more are not` : '';
    options.log?.(`  asking ${chat.model('expert')}: ${shown.controls.length} controls are shown${more}`);
    const { value } = await chat.ask('expert', {
      messages: stepMessages({ ...moment, picture: await picture(state, shown.controls) }),
      schema: answerSchema(shown.controls, functions),
      maxTokens: answerTokens,
      signal,
    });
    return decisionOf(value, shown.controls);
  };

  return {
    name: ['chat', chat.model('expert'), ...(retrieve ? [`with ${retrieve.from.join(' and ')}`] : [])].join(' '),
    checkpoint: null,
    begin: async (begun) => {
      episode = begun;
      if (!retrieve) return;
      const runs = within(await retrieve.examples(begun.request, 2), tokens.known * examplesShare);
      const left = tokens.known - runs.reduce((sum, text) => sum + roughTokens(text), 0);
      known = [...runs, ...within(await retrieve.passages(begun.request, 3), left)];
    },
    decide: (state) =>
      ask(state).catch((error: unknown) => {
        if (!(error instanceof LamwrightError) || error.code !== 'CHAT_ANSWER') throw error;
        return giveUp(error.message, 'answer');
      }),
    objects: (decision, screen) => asksFor(decision, screen, { request: episode.request, plan: given(), ...rules }),
  };
}
