import type { Control } from '../../../records/control.ts';
import type { Names } from './names.ts';
import type { Roles } from './roles.ts';

export type States = ReturnType<typeof createStates>;

/**
 * States, values and choices of controls.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createStates({ roleOf }: Roles, { fold, contentText, labelsOf }: Names) {
  const isDisabled = (element: Element): boolean =>
    element.matches(':disabled') || element.closest('[aria-disabled="true"]') !== null;

  const statesOf = (element: Element, role: string, focused: Element | null): Control['states'] => {
    const states: Control['states'] = [];
    const field = element as HTMLInputElement;
    const aria = (name: string) => element.getAttribute(`aria-${name}`);
    if (isDisabled(element)) states.push('disabled');
    if (element === focused) states.push('focused');
    if (role === 'checkbox' || role === 'radio' || role === 'switch' || role.startsWith('menuitem')) {
      const checked = element.localName === 'input' ? String(field.checked) : aria('checked');
      if ((element.localName === 'input' && field.indeterminate) || checked === 'mixed') states.push('mixed');
      else if (checked === 'true') states.push('checked');
      else if (checked === 'false' || !role.startsWith('menuitem')) states.push('unchecked');
    }
    if (aria('selected') === 'true' || (element.localName === 'option' && (element as HTMLOptionElement).selected)) {
      states.push('selected');
    }
    const expanded = element.localName === 'summary' ? String(isOpen(element.parentElement)) : aria('expanded');
    if (expanded === 'true') states.push('expanded');
    else if (expanded === 'false') states.push('collapsed');
    // A box that can only be chosen from often is such a field: it cannot be typed into, but it can be operated.
    const isKept = field.readOnly && /^(input|textarea)$/.test(element.localName) && role !== 'combobox';
    if (isKept || aria('readonly') === 'true') {
      states.push('readonly');
    }
    if (field.required === true || aria('required') === 'true') states.push('required');
    if (aria('pressed') === 'true') states.push('pressed');
    return states;
  };

  const isOpen = (element: Element | null) =>
    element?.localName === 'details' && (element as HTMLDetailsElement).open === true;

  /** The text of a field, the choice of a list; undefined where there is no such thing. */
  const valueText = (element: Element): string | undefined => {
    const field = element as HTMLInputElement;
    switch (element.localName) {
      case 'textarea':
        return field.value;
      case 'select':
        return [...(element as HTMLSelectElement).selectedOptions].map((option) => fold(option.text)).join(', ');
      case 'input':
        if (/^(checkbox|radio|button|submit|reset|image)$/.test(field.type)) return undefined;
        if (field.type === 'password') return '•'.repeat(field.value.length);
        if (field.type === 'file') return [...(field.files ?? [])].map((file) => file.name).join(', ');
        return field.value === '' && roleOf(element) === 'combobox' ? shownBeside(element) : field.value;
    }
    if ((element as HTMLElement).isContentEditable) return editedText(element as HTMLElement);
    if (roleOf(element) === 'combobox') return fold(contentText(element, false));
    const said = element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
    if (said !== null) return said;
    const place = roleOf(element) === 'slider' ? placeOnTrack(element) : undefined;
    return place === undefined ? undefined : `${place}%`;
  };

  /** Where a handle that says no value stands on its track, in percent; undefined where it is not placed so. */
  const placeOnTrack = (handle: Element): number | undefined => {
    const { left, bottom } = (handle as HTMLElement).style;
    const place = /^([\d.]+)%$/.exec(left || bottom);
    return place ? Math.round(Number(place[1]) * 100) / 100 : undefined;
  };

  /** The text of an editor without what it says while it is empty. */
  const editedText = (editor: HTMLElement): string => {
    const hint = editor.querySelector<HTMLElement>('[data-slate-placeholder],[class*="placeholder"]');
    const text = editor.innerText;
    return hint?.innerText && text.trim() === hint.innerText.trim() ? '' : text;
  };

  /** The choice of a box whose field is only there to be typed into: it is drawn beside the field. */
  const shownBeside = (field: Element): string => {
    const labels = labelsOf(field);
    let around = field.parentElement;
    for (let depth = 0; around && depth < 4 && around.getBoundingClientRect().height < 100; depth++) {
      if (around.querySelectorAll('input:not([type=hidden]),select,textarea').length > 1) break;
      if (around.matches('label') || labels.some((label) => around!.contains(label))) break;
      const text = fold(contentText(around, false));
      if (text) return text;
      around = around.parentElement;
    }
    return '';
  };

  const optionsOf = (element: Element): string[] | undefined => {
    const source = element.localName === 'select' ? (element as HTMLSelectElement) : (element as HTMLInputElement).list;
    return source?.options ? [...source.options].map((option) => fold(option.label || option.value)) : undefined;
  };

  return { isDisabled, statesOf, valueText, placeOnTrack, optionsOf };
}
