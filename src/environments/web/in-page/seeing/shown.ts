import type { Control } from '../../../../records/screen/control.ts';
import type { Layout } from './layout.ts';
import type { Names } from './naming/names.ts';
import type { Sight, Spot } from './sight.ts';

export type Shown = ReturnType<typeof createShown>;

/**
 * What is shown and not operated: messages, windows, pictures. Undefined where the element is none, or says nothing.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createShown(
  { nameOf, contentText, fold }: Names,
  { hasPlace }: Layout,
  { controlOf }: Sight,
  longest: number,
) {
  const messageOf = (element: Element, role: string): string | undefined => {
    if (role !== 'alert' && role !== 'status' && role !== 'alertdialog') return undefined;
    return fold(contentText(element, false)).slice(0, longest) || undefined;
  };

  const windowOf = (element: Element, role: string, spot: Spot): Control | undefined => {
    if (role !== 'dialog' && role !== 'alertdialog') return undefined;
    const window = controlOf(element, 'Window', nameOf(element, role), role, spot);
    if (element.getAttribute('aria-modal') === 'true' || element.matches('dialog:modal')) window.states.push('modal');
    return window;
  };

  const isPicture = (element: Element, role: string) =>
    element.localName === 'img' || role === 'img' || element.localName === 'svg';

  const pictureOf = (element: Element, role: string, style: CSSStyleDeclaration, spot: Spot): Control | undefined => {
    const name = nameOf(element, 'img');
    const plain = element.localName === 'img' && element.getAttribute('alt') !== '' && style.cursor !== 'pointer';
    return (name || plain) && hasPlace(element, spot.view) ? controlOf(element, 'Image', name, role, spot) : undefined;
  };

  return { messageOf, windowOf, isPicture, pictureOf };
}
