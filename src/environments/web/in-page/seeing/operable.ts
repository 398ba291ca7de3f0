import type { Control, ControlTypeName } from '../../../../records/screen/control.ts';
import type { Guesses } from './naming/guesses.ts';
import type { Names } from './naming/names.ts';
import type { Naming, NamingRules } from './naming/naming.ts';
import type { Roles } from './roles.ts';
import type { Sight, Spot } from './sight.ts';
import type { States } from './states.ts';

export type Operable = ReturnType<typeof createOperable>;

/**
 * Tells all of a control that can be operated: name, value, choices.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createOperable(
  { leafRoles }: Roles,
  { nameOf }: Names,
  states: States,
  { controlOf }: Sight,
  rules: NamingRules,
  guesses: Guesses,
) {
  /** `known`: its type by its role; without one it is a button, for it can be clicked. */
  const operableOf = (
    element: HTMLElement,
    role: string,
    known: ControlTypeName | undefined,
    spot: Spot,
    naming: Naming,
    face?: Element,
  ): Control => {
    const said = rules.ruledName(element, naming) ?? nameOf(element, role, known ? undefined : true);
    const found = controlOf(element, known ?? 'Button', said, role, spot, face);
    guesses.nameByGuess(found, element);
    const value = states.valueText(element);
    if (value !== undefined) found.value = value;
    const choices = states.optionsOf(element);
    if (choices) found.options = choices;
    return found;
  };

  /** Whether nothing in it is a control of its own. */
  const isLeaf = (element: Element, role: string, { type }: Control) =>
    (leafRoles.has(role) && !(role === 'menuitem' && element.querySelector('[role=menu]'))) ||
    type === 'Edit' ||
    element.localName === 'select';

  return { operableOf, isLeaf };
}
