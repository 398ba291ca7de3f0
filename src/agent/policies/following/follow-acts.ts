import type { Decision } from '../../../records/episode/decision.ts';
import type { Step } from '../../../records/episode/trajectory.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { type Grounded, groundAct, isNeedless, isThere } from '../../plan-step/ground.ts';
import type { PlanAct } from '../../plan-step/parse.ts';
import type { Target } from '../../plan-step/sentence/target.ts';
import { lackingChoice, whyNot } from '../../plan-step/why-not.ts';
import type { Policy } from '../../policy.ts';
import { type Doubt, doubtOf } from './doubt.ts';
import { allDown, onAndBack, type Scroll, type ScrollSearch, scrollSearch } from './scroll-search.ts';

/** An act with the step that it belongs to and what is left to do after it, both in words. */
export type Act = PlanAct & { step: string; rest: string[] };

/** What is to be done in an episode: acts, or in words why nothing can be. */
export type Acts = { acts: Act[]; fault: string | null };

/** So long is waited for what a step names, in milliseconds. */
const patience = 10_000;

/**
 * Executes acts without a model (the paper's section 3.2.2): finds the control of each on the live screen, acts. It knows the acts and
 * the screen, nothing else. A control that is not there is waited for once, then looked for by scrolling; an act that failed is tried
 * once more; then it gives up and says why. What has a fault is not begun.
 */
export function followActs(name: string, read: (episode: Parameters<Policy['begin']>[0]) => Acts): Policy {
  let acts: Act[] = [];
  let fault: string | null = null;
  let next = 0;
  /** The act that was done last, those waited for and those tried twice, by index. */
  let done = -1;
  let waited = -1;
  let retried = -1;
  /** What is to be made sure of about the act that was done last. */
  let doubtful: Doubt | undefined;
  /** Since when the act at `next` waits for what it names, and how often it did. */
  let waiting = { since: 0, times: 0 };
  let near: string | undefined;
  /** How what the act at `next` needs is looked for; and how the act before it has scrolled, if it did. */
  let search: ScrollSearch | undefined;
  let scrolled: Scroll | undefined;

  /** Another turn of the wheel for an act; null where there is no further one. */
  const turnFor = (act: Act, ways: readonly Scroll[], screen: Observation, last?: Step): Decision | null => {
    search ??= scrollSearch(ways, screen);
    const turn = search.next(screen, last?.result);
    return turn && scrollFor(act, turn);
  };
  const giveUp = (act: Act, screen: Observation): Decision => {
    const end = search?.moved() ? '; scrolled to the end' : '';
    const why = `No control on screen fits the step ${quoted(act)}: ${whyNot(act, screen)}${end}.`;
    return { ...say(why, 'FAIL', leftFrom(act)), failure: 'grounding' };
  };
  /** What to do for an act whose control is not on screen. */
  const reachFor = (act: Act, screen: Observation, last?: Step): Decision => {
    if (waited !== next) {
      waited = next;
      return { ...say(act.step, 'CONTINUE', leftFrom(act)), function: 'wait' };
    }
    const ways = lackingChoice(act, screen) ? [] : scrolled ? onAndBack(scrolled) : allDown(screen);
    return turnFor(act, ways, screen, last) ?? giveUp(act, screen);
  };

  /** What to do for an act that waits for something; null where it is there. */
  const waitFor = (act: Act, until: Target, screen: Observation): Decision | null => {
    const isDone = isThere(until, screen);
    if (isDone || waiting.times === 0) waiting = { since: performance.now(), times: 0 };
    if (isDone) return null;
    if (performance.now() - waiting.since > patience) return giveUp(act, screen);
    waiting.times += 1;
    return {
      ...say(act.step, 'CONTINUE', leftFrom(act)),
      function: 'wait',
      args: { times: waiting.times },
    };
  };

  return {
    name,
    checkpoint: null,
    begin: (episode) => {
      ({ acts, fault } = read(episode));
      next = 0;
      waiting = { since: 0, times: 0 };
      done = waited = retried = -1;
      near = search = scrolled = doubtful = undefined;
    },
    decide: async ({ observation, history }) => {
      if (fault !== null) return say(fault, 'FAIL');
      if (acts.length === 0) return say('There is no plan to follow.', 'FAIL');
      const last = history.at(-1);
      if (!search && last && isFailed(last)) {
        if (retried === done)
          return say(`The step ${quoted(acts[done]!)} cannot be carried out: ${causeOf(last)}`, 'FAIL');
        next = retried = done;
      }
      const doubt = last?.result.ok ? doubtful?.(last, observation) : null;
      doubtful = undefined;
      if (doubt)
        return { ...say(`The step ${quoted(acts[done]!)} came to nothing: ${doubt}`, 'FAIL'), failure: 'effect' };
      for (; next < acts.length; next++) {
        const act = acts[next]!;
        const grounded = groundAct(act, observation, near);
        if (!grounded) return reachFor(act, observation, last);
        if (grounded.rivals) return say(whichOf(act, grounded), 'FAIL', leftFrom(act));
        const scroll = scrollOf(grounded);
        const { until } = grounded.way;
        if (!scroll && until && until !== 'end') {
          const wait = waitFor(act, until, observation);
          if (wait) return wait;
        }
        if (scroll && until) {
          const isReached = until !== 'end' && isThere(until, observation);
          const ways = until === 'end' ? [scroll] : onAndBack(scroll);
          const turn = isReached ? null : turnFor(act, ways, observation, last);
          if (turn) return turn;
          if (!isReached && until !== 'end') return giveUp(act, observation);
        }
        search = undefined;
        if (until || isNeedless(grounded) || (scroll && isAtEnd(scroll, last))) continue;
        near = grounded.control?.container ?? near;
        scrolled = scroll;
        done = next++;
        doubtful = doubtOf(grounded, observation);
        return decisionFor(act, grounded, next === acts.length && !doubtful);
      }
      return say('Every step is done.', 'FINISH');
    },
  };
}

const quoted = ({ step }: Act) => `"${step}"`;
const leftFrom = (act: Act) => [act.words, ...act.rest];

function whichOf(act: Act, { control, rivals = [] }: Grounded): string {
  const places = [control!, ...rivals].map(({ container }) => container ?? 'no named part');
  const where = new Set(places).size > 1 ? `, in ${[...new Set(places)].map((place) => `"${place}"`).join(', ')}` : '';
  return `The step ${quoted(act)} fits ${places.length} controls called "${control!.name}"${where}: name what tells the one that is meant from the others.`;
}

const isFailed = ({ result, decision }: Step): boolean => !result.ok && decision.function !== 'wait';

function causeOf({ decision, observation, result }: Step): string {
  const control = observation.controls.find(({ label }) => label === decision.controlLabel);
  if (control?.states.includes('disabled')) return `"${control.name}" is disabled.`;
  return result.failure?.detail ?? 'it failed.';
}

function scrollOf({ way, control }: Grounded): Scroll | undefined {
  return way.function === 'wheel_mouse_input' ? { control, ticks: Number(way.args.ticks) } : undefined;
}

/** Whether the same turn of the wheel has just moved nothing. */
function isAtEnd({ control, ticks }: Scroll, last: Step | undefined): boolean {
  if (last?.decision.function !== 'wheel_mouse_input' || !last.result.ok || last.result.changed) return false;
  return last.decision.controlLabel === (control?.label ?? '') && Number(last.decision.args.ticks) * ticks > 0;
}

function scrollFor(act: Act, { control, ticks }: Scroll): Decision {
  const way = { function: 'wheel_mouse_input' as const, args: { ticks }, target: null };
  return { ...decisionFor(act, { way, control, to: null }, false), plan: leftFrom(act) };
}

function decisionFor(act: Act, { way, control, to }: Grounded, last: boolean): Decision {
  return {
    thought: act.step,
    controlLabel: control?.label ?? '',
    controlName: control?.name ?? '',
    function: way.function,
    args: to ? { ...way.args, toLabel: to.label, toName: to.name } : way.args,
    status: last ? 'FINISH' : 'CONTINUE',
    plan: act.rest,
  };
}

function say(thought: string, status: Decision['status'], plan: string[] = []): Decision {
  return { thought, controlLabel: '', controlName: '', function: '', args: {}, status, plan };
}
