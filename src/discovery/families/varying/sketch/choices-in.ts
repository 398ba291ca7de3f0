import type { ControlPlace, Try } from '../../../../records/discovery/try.ts';
import type { Control } from '../../../../records/screen/control.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { leaves } from '../../interpret/expectation.ts';
import type { Found } from './place-names.ts';

/** What was clicked among others like it, where the effect says it: the last clicks alone decide. */
export function choicesIn({ acts, effect }: Pick<Try, 'acts' | 'effect'>, screens: readonly Observation[]): Found[] {
  const said = new Set(
    effect.flatMap(leaves).flatMap(({ after }) =>
      String(after ?? '')
        .split('/')
        .map(joinedText),
    ),
  );
  return acts.flatMap(({ control, function: name }, i) => {
    if (!control || name !== 'click_input' || i < acts.length - 2 || !said.has(joinedText(control.name))) return [];
    if (siblingsOf(control, screens[i]).length === 0) return [];
    const field = acts[i - 1]?.control?.name || control.container;
    return [{ value: control.name, kind: 'choice' as const, ...(field && { field }) }];
  });
}

const joinedText = (text: string) => text.toLowerCase().replace(/\s+/g, '');

/** Names of what could as well have been clicked: boxes that are as this one is, of others what is not chosen already. */
export function siblingsOf({ name, type, container }: ControlPlace, screen: Observation | undefined): string[] {
  const isOn = (one: Control | undefined) =>
    one?.states.some((state) => state === 'checked' || state === 'selected') ?? false;
  const own = screen?.controls.find((one) => one.type === type && one.name === name);
  const alike = screen?.controls.filter(
    (one) =>
      one.type === type &&
      (one.container ?? '') === (container ?? '') &&
      !one.states.includes('disabled') &&
      (type === 'CheckBox' ? isOn(one) === isOn(own) : !isOn(one)),
  );
  return [...new Set(alike?.map((one) => one.name))].filter((other) => other !== name && other.trim() !== '');
}
