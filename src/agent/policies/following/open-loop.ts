import type { Decision } from '../../../records/episode/decision.ts';
import type { PlannedAction } from '../../../records/tasks/instance.ts';
import type { PlanAct } from '../../plan-step/parse.ts';
import { quotedIn } from '../../plan-step/sentence/quotes.ts';
import type { Target } from '../../plan-step/sentence/target.ts';
import { kindNouns, typableTypes } from '../../plan-step/sentence/words.ts';
import type { Way } from '../../plan-step/way.ts';
import type { Policy } from '../../policy.ts';
import { asksFor, type Rules } from '../../safety/asked-for.ts';
import { type Act, followActs } from './follow-acts.ts';

/**
 * Executes the actions of an instantiated plan without a model (the paper's section 3.2.2): each is bound by its control's name to the
 * screen as it is then, never by the label that the plan gives. What the request does not ask for is not done, since a model
 * wrote the plan with the screen before it. An action without a function is a remark.
 */
export function openLoop(actions: readonly PlannedAction[], rules: Rules): Policy {
  const planned = actions.filter((action) => action.function !== '');
  const acts = planned.map((action, i): Act => {
    const step = inWords(action);
    return { ...actOf(action, step), step, rest: planned.slice(i + 1).map(inWords) };
  });
  const nameless = acts.find(({ ways }) => ways.length === 0);
  const fault = nameless ? `The action "${nameless.step}" names no control.` : null;
  let episode: Parameters<Policy['begin']>[0] = { request: '', seed: 0 };
  const follower = followActs('open-loop', (begun) => {
    episode = begun;
    return { acts, fault };
  });
  return { ...follower, objects: (decision, screen) => asksFor(decision, screen, { ...episode, ...rules }) };
}

const inWords = ({ subtask, function: name, controlName }: PlannedAction): string =>
  subtask || [name, controlName && `"${controlName}"`].filter(Boolean).join(' ');

/** Functions that are nothing without a control. */
const onControls = new Set<Decision['function']>([
  'click_input',
  'set_edit_text',
  'drag',
  'hover',
  'select_paragraph',
  'select_table',
]);

function actOf({ controlName, subtask, function: name, args }: PlannedAction, words: string): PlanAct {
  const fitting = name as Way['function'];
  if (controlName.trim() === '') {
    return { words, ways: onControls.has(name) ? [] : [{ function: fitting, args, target: null }] };
  }
  const target = targetCalled(controlName.trim(), subtask);
  if (name === 'set_edit_text' && target.kinds.length === 0) target.kinds = typableTypes;
  if (name !== 'drag') return { words, ways: [{ function: fitting, args, target }] };
  const { toName, toLabel: _stale, ...rest } = args;
  if (!toName) return { words, ways: [] };
  return { words, ways: [{ function: fitting, args: rest, target, to: targetCalled(String(toName), '') }] };
}

const nouns = Object.keys(kindNouns).sort((a, b) => b.length - a.length);

/** A control by a name that may say its type, too ("Save button"); other names that the subtask quotes tell where it stands. */
function targetCalled(name: string, subtask: string): Target {
  const noun = nouns.find((candidate) => name.toLowerCase().endsWith(` ${candidate}`));
  const bare = noun
    ? name
        .slice(0, -noun.length)
        .trim()
        .replace(/^["'“](.+)["'”]$/, '$1')
    : name;
  return {
    names: [...new Set([name, bare])],
    kinds: noun ? kindNouns[noun]! : [],
    within: quotedIn(subtask)
      .filter((quoted) => quoted !== name && quoted !== bare)
      .map((quoted) => ({ name: quoted, quoted: false })),
  };
}
