import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Decision } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { parsePlanStep } from '../plan-step/parse.ts';
import { specials } from '../prompt/specials.ts';
import { type Verb, verbOf, verbs } from '../prompt/verbs.ts';
import { argumentsRule } from './argument-rule.ts';
import { both, either, isDumb, literal, type Rule } from './automaton/rules.ts';
import { targetsOf } from './targets.ts';

export type Answer = Pick<Decision, 'controlLabel' | 'controlName' | 'function' | 'args' | 'status'> & {
  planStep: number;
};
type Act = Omit<Answer, 'planStep' | 'status'>;

/**
 * The grammar of one answer, made from the observation, the request and the plan: a control that is not on screen, a function that does
 * not exist, an argument that is neither in the request nor among the known choices cannot be produced. A text or key is the one that the
 * plan step says to type, select or press, where it says one.
 */
export function answerRule(input: {
  controls: readonly Control[];
  request: string;
  plan: readonly string[];
  lexicon: Lexicon;
  tokenizer: Tokenizer;
  /**
   * Given, one of these plan steps is carried out, on what it means where that is on this screen, and only the last one ends the task.
   * Where there are none the plan is done, and the task ends without a further act. A step that means nothing on this screen cannot be carried out,
   * and where none can there is no answer; with `guesses` it is, on any control.
   */
  atWork?: { screen: Observation; steps: readonly number[]; guesses?: boolean };
}): Rule<Answer> {
  const { plan, tokenizer, lexicon, atWork } = input;
  const encode = (text: string) => tokenizer.encode(text);
  const goOn = literal<Decision['status']>([tokenizer.special(specials.next)], 'CONTINUE');
  const finish = literal<Decision['status']>([tokenizer.special(specials.finish)], 'FINISH');
  const ends = either([goOn, finish]);
  const targets = targetsOf(input.controls, atWork?.screen, tokenizer);
  const argumentsOf = argumentsRule(input);
  const isOver = atWork?.steps.length === 0;
  const known = verbs.filter(({ word, function: name }) => (isOver ? name === '' : lexicon.verbs.includes(word)));

  const actOf = (planStep: number) => {
    const ways = parsePlanStep(plan[planStep - 1] ?? '').flatMap((act) => act.ways);
    const onKeys = ways.filter((way) => way.function === 'keyboard_input').map(verbOf);
    const able = known.filter((v) => v.function !== 'keyboard_input' || onKeys.length === 0 || onKeys.includes(v));
    const meant = able.flatMap((verb) => {
      const target = targets.meant(verb, ways);
      return target ? [{ verb, target }] : [];
    });
    const any = () => able.map((verb) => ({ verb, target: targets.any(verb) }));
    const isBound = atWork !== undefined && planStep > 0;
    const mustGoOn = isBound && planStep < plan.length;
    /** A remark asks for no act. */
    const isRemark = isBound && !isOver && ways.length === 0;
    const unmeant = () =>
      any().filter(({ verb }) => !isBound || atWork.guesses || isOver || (isRemark && verb.function === ''));
    return either(
      (meant.length > 0 ? meant : unmeant()).map(({ verb, target }) => {
        const onTarget = both(
          target,
          (control) => argumentsOf(verb, control, ways),
          (control, args) => ({ control, args }),
        );
        const act = both(
          literal(encode(` ${verb.word}`), verb),
          () => onTarget,
          (_, { control, args }) => actWith(verb, control, args),
        );
        return both(
          act,
          () => (verb.function === '' ? finish : mustGoOn ? goOn : ends),
          (done, status) => ({ ...done, status }),
        );
      }),
    );
  };
  const numbers = isOver ? [plan.length] : (atWork?.steps ?? Array.from({ length: plan.length + 1 }, (_, n) => n));
  const possible = atWork ? numbers.filter((n) => !isDumb(actOf(n))) : numbers;
  const steps = either(possible.map((n) => literal(encode(` ${n}`), n)));
  return both(steps, actOf, (planStep, act) => ({ planStep, ...act }));
}

const actWith = (verb: Verb, control: Control | null, args: Record<string, string>): Act => ({
  controlLabel: control?.label ?? '',
  controlName: control?.name ?? '',
  function: verb.function,
  args: { ...verb.fixed, ...args },
});
