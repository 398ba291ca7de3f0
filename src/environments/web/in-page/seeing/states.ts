import type { Control } from '../../../../records/screen/control.ts';
import type { Names } from './naming/names.ts';
import type { Roles } from './roles.ts';

/** Where something that is moved stands, and between what; an end that it does not say is null. `percent`: of its track. */
export type Range = { now: number; min: number | null; max: number | null; percent: boolean };

type JquerySlider = {
  slider?: (what: 'option') => { min?: number; max?: number; value?: number; values?: number[] | null };
};

export type States = ReturnType<typeof createStates>;

/**
 * States, values and choices of controls.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createStates({ roleOf }: Roles, { fold, contentText, labelsOf }: Names) {
  // A link cannot be disabled, but for the class that style sheets give it.
  const isDisabled = (element: Element): boolean =>
    element.matches(':disabled,a.disabled') || element.closest('[aria-disabled="true"]') !== null;

  const statesOf = (element: Element, role: string, focused: Element | null): Control['states'] => {
    const states: Control['states'] = [];
    const field = element as HTMLInputElement;
    const aria = (name: string) => element.getAttribute(`aria-${name}`);
    if (isDisabled(element)) states.push('disabled');
    if (element === focused) states.push('focused');
    const tick = tickOf(element, role);
    if (tick) states.push(tick);
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

  /** Whether something that can be ticked is; undefined for what cannot be. */
  const tickOf = (element: Element, role = roleOf(element)): 'checked' | 'unchecked' | 'mixed' | undefined => {
    const isItem = role.startsWith('menuitem');
    if (role !== 'checkbox' && role !== 'radio' && role !== 'switch' && !isItem) return undefined;
    const field = element as HTMLInputElement;
    const isInput = element.localName === 'input';
    const checked = isInput ? String(field.checked) : element.getAttribute('aria-checked');
    if ((isInput && field.indeterminate) || checked === 'mixed') return 'mixed';
    if (checked === 'true') return 'checked';
    return checked === 'false' || !isItem ? 'unchecked' : undefined;
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
    const role = roleOf(element);
    if (role === 'combobox') return fold(contentText(element, false));
    if (role === 'listbox') return chosenIn(element).join(', ');
    const said = element.getAttribute('aria-valuetext');
    if (said !== null || !/^(slider|spinbutton|scrollbar)$/.test(role))
      return said ?? element.getAttribute('aria-valuenow') ?? undefined;
    const place = rangeOf(element);
    return place && `${place.now}${place.percent ? '%' : ''}`;
  };

  const chosenIn = (list: Element): string[] =>
    [...list.querySelectorAll('[role=option]')]
      .filter((option) => option.matches('[aria-selected=true],[aria-checked=true]'))
      .map((option) => fold(option.getAttribute('aria-label') ?? contentText(option, false)));

  /** Where something that is moved stands; undefined where nothing tells. */
  const rangeOf = (element: Element): Range | undefined => {
    const number = (name: string) => {
      const value = Number.parseFloat(element.getAttribute(`aria-value${name}`) ?? '');
      return Number.isNaN(value) ? null : value;
    };
    const now = number('now');
    if (now !== null) return { now, min: number('min'), max: number('max'), percent: false };
    const { left, bottom } = (element as HTMLElement).style;
    const place = /^([\d.]+)%$/.exec(left || bottom);
    if (!place) return undefined;
    return numbersOf(element) ?? { now: Math.round(Number(place[1]) * 100) / 100, min: 0, max: 100, percent: true };
  };

  /** The numbers of a slider of jQuery UI, which tells them to its own library alone. */
  const numbersOf = (handle: Element): Range | undefined => {
    const track = handle.parentElement;
    const { jQuery } = handle.ownerDocument.defaultView as { jQuery?: (track: Element | null) => JquerySlider };
    if (!track?.matches('.ui-slider') || !jQuery) return undefined;
    const { min, max, value, values } = jQuery(track).slider?.('option') ?? {};
    const index = [...track.querySelectorAll('.ui-slider-handle')].indexOf(handle);
    const now = values?.[index] ?? value;
    return min === undefined || max === undefined || now === undefined ? undefined : { now, min, max, percent: false };
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
      const text = fold(around.innerText);
      if (text) return text;
      around = around.parentElement;
    }
    return '';
  };

  const optionsOf = (element: Element): string[] | undefined => {
    const source = element.localName === 'select' ? (element as HTMLSelectElement) : (element as HTMLInputElement).list;
    return source?.options ? [...source.options].map((option) => fold(option.label || option.value)) : undefined;
  };

  return { isDisabled, statesOf, tickOf, valueText, rangeOf, optionsOf };
}
