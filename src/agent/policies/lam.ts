import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Decision } from '../../records/episode/decision.ts';
import type { Tree } from '../../records/episode/effect.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import { createRng } from '../../records/rng.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { nearestThings, refusalOf } from '../cover/refusal.ts';
import { type Answer, answerRule } from '../grammar/answer-grammar.ts';
import { decode, type TokenScorer } from '../grammar/automaton/decode.ts';
import { isDumb, type Rule } from '../grammar/automaton/rules.ts';
import type { PlanWords } from '../grammar/plan-grammar.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { nextSteps } from '../plan-step/next-steps.ts';
import { goesOn, placesMeant } from '../plan-step/on-screen.ts';
import type { Policy } from '../policy.ts';
import type { ListingLimits } from '../prompt/listing.ts';
import { createTranscript, type Transcript } from '../prompt/transcript.ts';
import { recallOf } from '../recall/recall.ts';
import { giveUp, isWaitFor, waitFor } from './give-up.ts';
import { planWriter, type Sampled, type WrittenPlan } from './plan-writer.ts';

/** Longest answer, in tokens of the model's choice. */
const most = 96;
/** Longest memory, in tokens; of a longer one the first half is forgotten at once, since what is left must be read anew. */
const longestMemory = 1600;

/** A LAM also tells the plan at work in the episode that began last. */
export type LamPolicy = Policy & { plan(): string[] };

const noPlan: WrittenPlan = { steps: [], tried: new Set() };

/**
 * The Large Action Model as a policy: at the first screen it refuses what nothing learnt covers; else it writes a plan, the first that comes to mind and can be
 * filled; then at each step says which plan step it carries out, on which control, with which argument, and whether that ends the task. Where
 * its plan goes on with something called by words of the request that is not on the screen, it takes the next plan that comes to mind, as
 * if the task began there. A step that means nothing on the screen is waited for once; then it gives up, for it does not guess.
 * With `writesPlans` every plan is of its own words, though it refuses as before: what remembering adds shows against it. With temperatures it explores (phase 3): an episode draws one between the two, for a free plan and answers; then, with `anyway`, and where nothing is
 * remembered at all it refuses nothing, writes free plans and guesses.
 * The transcript is made anew from the history, so the same object answers live and recorded states.
 */
export function lamPolicy(options: {
  name: string;
  checkpoint: string;
  tokenizer: Tokenizer;
  lexicon: Lexicon;
  plans: PlanWords;
  limits?: ListingLimits;
  score: TokenScorer;
  /** The lowest and the highest. */
  temperatures?: readonly [number, number];
  anyway?: boolean;
  writesPlans?: boolean;
}): LamPolicy {
  const { lexicon, score, writesPlans = false } = options;
  const mayGuess = options.anyway || options.temperatures !== undefined || lexicon.patterns.length === 0;
  const recall = recallOf(lexicon.patterns);
  /** Of discovered kinds it is known where their objects are saved. */
  const looksInside = lexicon.patterns.some(({ places }) => places);
  const writer = planWriter(options);
  let request = '';
  let saved: Tree | undefined;
  let sampled: Sampled = {};
  let plan = noPlan;
  /** The step that the plan began with. */
  let begun = 0;
  /** The first step that is remembered. */
  let kept = 0;
  let answered: Decision | undefined;
  /** How the episode was refused at its first screen. */
  let refused: Decision | undefined;

  /** The memory of the plan at work: what is kept of the steps since it began, and the screen now. */
  const memory = (steps: readonly Step[], screen: Observation): Transcript => {
    const made = createTranscript({ ...options, request, saved, tried: plan.tried });
    for (const [i, step] of steps.entries()) {
      made.screen(step.observation, steps[i - 1]?.result, step.decision.controlLabel);
      if (i === 0) made.plan(plan.steps);
      made.answer(step.decision);
    }
    made.screen(screen, steps.at(-1)?.result);
    if (steps.length === 0) made.plan(plan.steps);
    return made;
  };
  const firstPlan = async (screen: Observation): Promise<WrittenPlan | null> => {
    const remembered =
      sampled.rng || writesPlans ? null : await writer.remembered({ request, screen, saved }, noPlan.tried);
    return remembered ?? (mayGuess || writesPlans ? writer.free({ request, screen, saved }, sampled) : null);
  };
  /** Another one, where the plan at work is a remembered one that cannot go on after what was answered last. */
  const otherPlan = async (screen: Observation, last: Decision | undefined): Promise<WrittenPlan | null> => {
    const { remembered, tried } = plan;
    if (!remembered || !last || last !== answered || last.plan.length === 0) return null;
    const isOfUser = placesMeant(remembered.at(-last.plan.length)!).length > 0;
    if (!isOfUser || goesOn(last, screen)) return null;
    return writer.remembered({ request, screen, saved }, new Set([...tried, remembered]));
  };
  /** What may be answered now; the waits of its own are no steps of the plan. */
  const answersAt = (sofar: Transcript, screen: Observation, history: readonly Step[]): [Rule<Answer>, number[]] => {
    const { steps } = plan;
    const controls = sofar.choosable(screen);
    const { tokenizer } = sofar;
    const done = history.slice(begun).filter(({ decision }) => !isWaitFor(decision, steps));
    const next = nextSteps(steps, done, screen);
    const atWork = sampled.rng ? undefined : { screen, steps: next, guesses: mayGuess };
    return [answerRule({ controls, request, plan: steps, lexicon, tokenizer, atWork }), next];
  };
  /** No step of the plan can be carried out on this screen. */
  const stuck = async (state: Parameters<Policy['decide']>[0], step: number): Promise<Decision> => {
    const { observation, history } = state;
    const words = plan.steps[step - 1] ?? '';
    const left = plan.steps.slice(step - 1);
    const last = history.at(-1)?.decision;
    if (!last || !isWaitFor(last, [words])) return waitFor(words, left);
    const why = `No control on screen fits the step "${words}".`;
    const isUntouched = history.every(({ decision }) => decision.function === 'wait');
    if (!isUntouched || !plan.remembered) return giveUp(why, 'grounding', left);
    const tried = new Set([...plan.tried, plan.remembered]);
    const other = await writer.remembered({ request, screen: observation, saved }, tried);
    if (!other) return giveUp(`${why} ${nearest(observation)}`, 'refused', left);
    [plan, begun, kept] = [other, history.length, history.length];
    return answer(state);
  };
  const nearest = (screen: Observation) =>
    nearestThings(recall(request, { screen, saved, far: true }).map(({ pattern }) => pattern.usual));

  const answer = async (state: Parameters<Policy['decide']>[0]): Promise<Decision> => {
    const { observation, history } = state;
    let sofar = memory(history.slice(kept), observation);
    const room = sofar.tokens.length > longestMemory ? longestMemory / 2 : longestMemory;
    while (kept < history.length && sofar.tokens.length > room) sofar = memory(history.slice(++kept), observation);
    const [rule, next] = answersAt(sofar, observation, history);
    if (!mayGuess && isDumb(rule)) return stuck(state, next.at(-1) ?? 0);
    const { value } = await decode({ prefix: sofar.tokens, rule, score, most, ...sampled });
    const { planStep, ...act } = value;
    return { ...act, thought: plan.steps[planStep - 1] ?? '', plan: plan.steps.slice(planStep) };
  };

  return {
    name: options.name,
    checkpoint: options.checkpoint,
    plan: () => plan.steps,
    async begin(episode) {
      request = episode.request;
      plan = noPlan;
      answered = refused = undefined;
      saved = looksInside ? await episode.saved?.() : undefined;
      await recall.ready?.(request);
      if (!options.temperatures) return;
      const rng = createRng(episode.seed).fork(`lam ${episode.request}`);
      const [low, high] = options.temperatures;
      sampled = { temperature: low + rng.next() * (high - low), rng };
    },
    async decide(state): Promise<Decision> {
      const { observation, history } = state;
      const isFirst = history.length === 0;
      const why =
        isFirst && !mayGuess ? refusalOf(request, { recall, bar: lexicon.bar, screen: observation, saved }) : null;
      if (why !== null) refused = giveUp(why, 'refused');
      if (refused) return refused;
      const other = isFirst ? await firstPlan(observation) : await otherPlan(observation, history.at(-1)?.decision);
      if (isFirst && !other) {
        const unfilled = 'No plan that comes to mind can be filled from this request.';
        refused = giveUp(`${unfilled} ${nearest(observation)}`, 'refused');
        return refused;
      }
      if (other) [plan, begun, kept] = [other, history.length, history.length];
      answered = await answer(state);
      return answered;
    },
  };
}
