import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { ActionResult, Decision } from '../../records/episode/decision.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { recallOf } from '../recall/recall.ts';
import type { Recalled } from '../recall/remember.ts';
import { argumentTokens } from './argument.ts';
import { containerLine, controlLine, controlPhrases } from './control-line.ts';
import { defaultLimits, type ListingLimits, listControls, type Shown, wantedWordsOf } from './listing.ts';
import { withSlots } from './slots.ts';
import { specials } from './specials.ts';
import { verbOf } from './verbs.ts';
import { oneLine, spaced, stepLine } from './words.ts';

/**
 * The whole memory of an episode as one growing token sequence: request, what it brings to mind, first screen, plan, then answer and screen in turn. Each later
 * screen shows only what is new since the last one. The plan comes after the first screen, as in the paper's prompt: what must be done
 * depends on what is open. Training data and the live agent are built by this one function, so they cannot drift apart.
 */
export type Transcript = {
  /** Reads and writes this request's words (see slots.ts). */
  readonly tokenizer: Tokenizer;
  readonly tokens: readonly number[];
  /** Positions whose next token is the model's to write, each with the step it belongs to (-1: the plan). */
  readonly targets: readonly { position: number; step: number }[];
  /** What the request brought to mind first, at the first screen. */
  recalled(): Recalled | undefined;
  /** Written once: after the first screen, or from the request alone (phase 1). */
  plan(plan: readonly string[]): void;
  /** Shows the new and changed controls; `always` is a label that is shown whatever its rank. */
  screen(observation: Observation, last?: ActionResult, always?: string): void;
  /** Says which plan step it carries out by how much of the plan the decision leaves. */
  answer(decision: Decision): void;
  /** The controls shown so far that are still on screen: what an answer may name. */
  choosable(observation: Observation): Control[];
};

/** At most so many new messages of a screen are told. */
const mostMessages = 3;

export function createTranscript(options: {
  request: string;
  tokenizer: Tokenizer;
  lexicon: Lexicon;
  limits?: ListingLimits;
  /** A wording that is not remembered (see recall.ts). */
  forgotten?: string;
  /** What stands in the application's data when the task begins. */
  saved?: Tree | undefined;
  /** Remembered plans that come to mind no more. */
  tried?: ReadonlySet<readonly string[]>;
}): Transcript {
  const { lexicon, request } = options;
  const tokenizer = withSlots(options.tokenizer, request, lexicon.said);
  const limits = options.limits ?? defaultLimits;
  let wanted = wantedWordsOf(request);
  const tokens: number[] = [];
  const targets: { position: number; step: number }[] = [];
  const shown: Shown = new Map();
  const told = new Set<string>();
  let step = -1;
  let planned = 0;
  let phrases = new Map<string, string>();
  const choosable = (observation: Observation) => observation.controls.filter((c) => shown.get(c.label));

  const show = (text: string) => tokens.push(...tokenizer.encode(text));
  const mark = (name: string) => tokens.push(tokenizer.special(name));
  const write = (ids: readonly number[]) => {
    for (const id of ids) {
      targets.push({ position: tokens.length - 1, step });
      tokens.push(id);
    }
  };

  mark(specials.request);
  show(spaced(request));
  let recalled: Recalled | undefined;
  let isReminded = false;
  /** What comes to mind follows the request; it depends on the first screen, where there is one. */
  const remind = (screen?: Observation) => {
    if (isReminded) return;
    isReminded = true;
    const known = recallOf(lexicon.patterns)(request, {
      screen,
      saved: options.saved,
      forgotten: options.forgotten,
    });
    recalled = known.find(({ pattern }) => !options.tried?.has(pattern.plan));
    if (!recalled) return;
    mark(specials.recall);
    show(`${oneLine(recalled.request)}\n`);
    for (const step of recalled.plan) show(`${stepLine(step)}\n`);
  };

  return {
    tokenizer,
    tokens,
    targets,
    recalled: () => recalled,
    plan(plan) {
      remind();
      mark(specials.plan);
      write(planTokens(plan, tokenizer));
      planned = plan.length;
      wanted = wantedWordsOf(request, plan);
      step = 0;
    },
    screen(observation, last, always) {
      remind(observation);
      mark(specials.screen);
      if (last && !(last.ok && last.changed))
        show(last.failure ? ` failed ${last.failure.type}\n` : ' nothing changed\n');
      const news = observation.messages.filter((message) => !told.has(message)).slice(-mostMessages);
      for (const message of observation.messages) told.add(message);
      for (const message of news) show(` message${spaced(message.slice(0, 80))}\n`);
      const listed = listControls({ observation, shown, wanted, lexicon, limits, always });
      for (const { label } of observation.controls) if (!shown.has(label)) shown.set(label, null);
      for (const [container, controls] of Map.groupBy(listed, (c) => c.container ?? '')) {
        if (container !== '') show(`${containerLine(container)}\n`);
        for (const control of controls) {
          shown.set(control.label, controlLine(control));
          show(`${controlLine(control)}\n`);
        }
      }
      phrases = controlPhrases(choosable(observation));
      if (step < 0) return;
      step += 1;
      mark(specials.act);
    },
    answer(decision) {
      write(
        answerTokens({
          decision,
          planStep: Math.max(0, planned - decision.plan.length),
          request,
          lexicon,
          tokenizer,
          phrase: phrases.get(decision.controlLabel),
        }),
      );
    },
    choosable,
  };
}

/** A plan as tokens, closed by the mark that opens the first answer. */
export function planTokens(plan: readonly string[], tokenizer: Tokenizer): number[] {
  return [...plan.flatMap((s) => tokenizer.encode(`${stepLine(s)}\n`)), tokenizer.special(specials.act)];
}

function answerTokens(input: {
  decision: Decision;
  /** Number of the plan step that is carried out, from 1; 0 for none. */
  planStep: number;
  request: string;
  lexicon: Lexicon;
  tokenizer: Tokenizer;
  phrase: string | undefined;
}): number[] {
  const { decision, request, lexicon, tokenizer, phrase } = input;
  const verb = verbOf(decision);
  const out = [...tokenizer.encode(` ${input.planStep}`), ...tokenizer.encode(` ${verb.word}`)];
  if (phrase !== undefined) out.push(...tokenizer.encode(phrase));
  for (const name of verb.varies) {
    if (decision.args[name] === undefined) continue;
    out.push(
      tokenizer.special(specials.arg),
      ...argumentTokens(String(decision.args[name]), { verb, request, lexicon, tokenizer }),
    );
  }
  out.push(tokenizer.special(decision.status === 'FINISH' ? specials.finish : specials.next));
  return out;
}
