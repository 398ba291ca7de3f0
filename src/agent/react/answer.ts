import { z } from 'zod';
import type { ActionFunction, Decision } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';
import { toldFunctions } from './functions.ts';
import { cut } from './text.ts';

/** The paper's seven fields (section 5.1); the name before the label, so that a control is meant before it is numbered. */
export type Answer = {
  thought: string;
  control_name: string;
  control_label: string;
  function: ActionFunction | '';
  args: { text: string };
  status: 'CONTINUE' | 'FINISH' | 'FAIL';
  plan: string[];
};

/** What a model may answer here: controls that it is shown, functions that it is offered; an act that fits itself. */
export function answerSchema(shown: readonly Control[], functions: readonly ActionFunction[]): z.ZodType<Answer> {
  const labels = ['', ...shown.map(({ label }) => label)];
  return z
    .object({
      thought: z.string(),
      control_name: z.string(),
      control_label: z.enum(labels),
      function: z.enum(['', ...functions]),
      args: z.object({ text: z.string() }),
      status: z.enum(['CONTINUE', 'FINISH', 'FAIL']),
      plan: z.array(z.string()),
    })
    .superRefine((answer, context) => {
      const fault = faultOf(answer, shown);
      if (fault) context.addIssue({ code: 'custom', path: [fault.field], message: fault.why });
    });
}

function faultOf(answer: Answer, shown: readonly Control[]): { field: keyof Answer; why: string } | null {
  const { control_label: label, control_name: name, function: act } = answer;
  if (answer.status === 'FAIL') return null;
  if (act === '') return answer.status === 'FINISH' ? null : { field: 'function', why: 'say what to do next' };
  if (controlOf(answer, shown) || (toldFunctions[act].on !== 'control' && !label && !name)) return null;
  const called = shown.find((one) => one.label === label)?.name;
  const why =
    label && name
      ? `${label} is called ${JSON.stringify(called)}, not ${JSON.stringify(name)}`
      : `${act} needs a control`;
  return { field: 'control_label', why };
}

/** The control that an answer means: the only one of this name, else the one of this label if it may be called so. */
function controlOf(
  { control_label: label, control_name: name }: Answer,
  shown: readonly Control[],
): Control | undefined {
  const said = plain(name);
  const named = shown.filter((one) => said !== '' && plain(cut(one.name)) === said);
  if (named.length === 1) return named[0];
  const numbered = shown.find((one) => one.label === label);
  if (!numbered || said === '' || named.includes(numbered)) return numbered;
  const own = plain(numbered.name);
  return named.length === 0 && own !== '' && (own.includes(said) || said.includes(own)) ? numbered : undefined;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The decision that an answer says; the control's name is the one on screen. */
export function decisionOf(answer: Answer, shown: readonly Control[]): Decision {
  const { thought, function: act, args, status, plan } = answer;
  const isAct = act !== '' && status !== 'FAIL';
  const control = isAct && toldFunctions[act].on !== 'nothing' ? controlOf(answer, shown) : undefined;
  return {
    thought,
    controlLabel: control?.label ?? '',
    controlName: control?.name ?? '',
    function: isAct ? act : '',
    args: isAct ? toldFunctions[act].args(args.text) : {},
    status,
    plan,
  };
}
