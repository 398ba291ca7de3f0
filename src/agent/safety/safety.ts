import type { RiskRule } from '../../app-pack/app.ts';
import type { Decision } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';

/** Why a decision has to be confirmed before it is carried out. */
export type Risk = { kind: RiskRule['kind'] | 'asked'; detail: string };

/** Asks the person; resolves to true when the act may be done. */
export type Confirm = (risk: Risk, decision: Decision) => Promise<boolean>;

/** The rules of the application and who is asked. Without it an episode runs on a throw-away copy and asks nobody. */
export type Safety = { risks: readonly RiskRule[]; confirm: Confirm };

/** A name as it is read: without marks that are not seen, in plain forms of letters and blanks. */
export const asRead = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Where the Delete key takes away a character. */
const written = new Set<Control['type']>(['Edit', 'Document', 'Spinner', 'ComboBox']);
/** The answers to a question that leave all as it is. */
const refusals = /^(?:cancel|no|close|keep|back)\b/i;

const harmless = new Set(['texts', 'wait', 'summary', 'wheel_mouse_input', 'select_text']);

/**
 * The risk of a decision, or null. The name on screen counts, not the name the policy gives: a wrong or forged name cannot
 * slip past a rule; so do the question that is answered, the option that is chosen and what is dragged onto. A key press acts
 * on the focused control.
 */
export function findRisk(
  decision: Decision,
  observation: Pick<Observation, 'controls' | 'focus'>,
  risks: readonly RiskRule[],
): Risk | null {
  if (decision.function === '' || harmless.has(decision.function)) return null;
  const label = decision.controlLabel || observation.focus;
  const onScreen = observation.controls.find((control) => control.label === label);
  const names = namesMeant(decision, observation);
  for (const rule of risks) {
    const name = names.find((candidate) =>
      new RegExp(rule.name.source, rule.name.flags.replace(/[gy]/g, '')).test(candidate),
    );
    if (name !== undefined) {
      const where = onScreen?.container ? ` in "${onScreen.container}"` : '';
      return { kind: rule.kind, detail: `${decision.function} on "${name}"${where}` };
    }
  }
  const deletes = /\{Delete\}/i.test(String(decision.args.keys ?? ''));
  if (deletes && onScreen && !written.has(onScreen.type) && risks.some(({ kind }) => kind === 'delete')) {
    return { kind: 'delete', detail: `{Delete} on "${onScreen.name}"` };
  }
  if (decision.status === 'CONFIRM')
    return { kind: 'asked', detail: `${decision.function} on "${decision.controlName}"` };
  return null;
}

const enters = /\{(?:enter|return)\}|\n/i;

/** What Enter in a field presses, as far as it can be told: the only button of its part of the screen. */
function onlyButton(controls: readonly Control[], { container }: Control): string | undefined {
  const buttons = controls.filter((other) => other.type === 'Button' && other.container === container);
  return buttons.length === 1 ? buttons[0]!.name : undefined;
}

/** The names that say what an act does, as they are read: of its control, as chosen, as answered, as dragged onto. */
export function namesMeant(
  { args, controlLabel, controlName }: Decision,
  { controls, focus }: Pick<Observation, 'controls' | 'focus'>,
): string[] {
  const control = controls.find(({ label }) => label === (controlLabel || focus));
  const question = controls.find(({ type, states }) => type === 'Window' && states.includes('modal'));
  const answers = question && control?.container === question.name && !refusals.test(control.name);
  const names: unknown[] = [
    control?.name,
    controlName,
    answers && question.name,
    control?.options && args.text,
    args.toName,
    control?.type === 'Edit' && enters.test(String(args.keys ?? '')) && onlyButton(controls, control),
    args.toLabel && controls.find(({ label }) => label === args.toLabel)?.name,
  ];
  return names.filter((name) => typeof name === 'string' && name !== '').map((name) => asRead(String(name)));
}
