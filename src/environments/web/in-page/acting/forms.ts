import type { Registry } from '../registry.ts';
import type { Hands } from './hands.ts';

/** How putting a value into a field went: `kept` is how the field keeps it. */
export type Put = { gone: true } | { refused: string } | { kept: string };

/**
 * Sets fields whose value the browser keeps in a form of its own: dates, times, numbers, ranges, colours.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createForms(registry: Registry, hands: Hands) {
  /** A colour as such a field keeps it; '' for none. */
  const colourOf = (text: string) => {
    const brush = document.createElement('canvas').getContext('2d')!;
    const drawn = [`#000000`, `#ffffff`].map((before) => {
      brush.fillStyle = before;
      brush.fillStyle = text;
      return brush.fillStyle;
    });
    return drawn[0] === drawn[1] ? drawn[0]! : '';
  };

  const boundsOf = ({ type, min, max, step }: HTMLInputElement) => {
    const [low, high] = type === 'range' ? [min || '0', max || '100'] : [min, max];
    const range = low && high ? `from ${low} to ${high}` : low ? `from ${low} on` : high ? `up to ${high}` : '';
    const steps = type === 'range' ? step || '1' : step;
    return [range, steps && steps !== 'any' && steps !== '1' ? `in steps of ${steps}` : ''].filter(Boolean).join(' ');
  };

  /** A percentage is one of the way from the lower end to the upper. */
  const placeOf = ({ min, max }: HTMLInputElement, text: string): string => {
    const percent = /^([\d.]+)\s*%$/.exec(text);
    const [low, high] = [Number(min || 0), Number(max || 100)];
    return percent ? String(low + ((high - low) * Number(percent[1])) / 100) : text;
  };

  /** How the field would keep this text, tried on a copy: itself, '' where it cannot, undefined outside of its bounds. */
  const keptBy = (field: HTMLInputElement, text: string): string | undefined => {
    const copy = field.cloneNode() as HTMLInputElement;
    const wanted = field.type === 'color' ? colourOf(text) : field.type === 'range' ? placeOf(field, text) : text;
    copy.value = wanted;
    if (field.type === 'range') {
      if (wanted === '' || Number.isNaN(Number(wanted))) return '';
      return Math.abs(Number(copy.value) - Number(wanted)) < 1e-9 ? copy.value : undefined;
    }
    if (field.type === 'color') return wanted;
    const { rangeUnderflow, rangeOverflow, stepMismatch } = copy.validity;
    const isOff = rangeUnderflow || rangeOverflow || (stepMismatch && field.hasAttribute('step'));
    return isOff ? undefined : copy.value;
  };

  const write = (field: HTMLInputElement, value: string) => {
    const view = field.ownerDocument.defaultView as Window & typeof globalThis;
    hands.focusElement(field);
    Object.getOwnPropertyDescriptor(view.HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  };

  /** Sets the field to the first of these writings that it can keep. */
  const putForm = (label: string, writings: string[]): Put => {
    const field = registry.find(label) as HTMLInputElement | undefined;
    if (!field) return { gone: true };
    for (const text of writings) {
      const kept = keptBy(field, text);
      if (kept === undefined) return { refused: `it takes values ${boundsOf(field)}, not "${text}"` };
      if (kept === '' && (text !== '' || /^(range|color)$/.test(field.type))) continue;
      write(field, kept);
      return { kept };
    }
    return { refused: '' };
  };

  return { putForm };
}
