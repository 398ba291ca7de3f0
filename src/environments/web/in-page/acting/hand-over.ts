import type { Registry } from '../registry.ts';
import type { Layout } from '../seeing/layout.ts';

export type HandOver = ReturnType<typeof createHandOver>;

/**
 * Fields that hand the keyboard on: to another box that is there for the text, or to the next of several boxes for its parts.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createHandOver({ focusedElement }: Layout, registry: Registry) {
  const takesText = (element: HTMLElement) =>
    element.isContentEditable ||
    element.localName === 'textarea' ||
    (element.localName === 'input' && /^(text|search|url|tel|email)$/.test((element as HTMLInputElement).type));

  const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true });

  /** The field that has the keyboard in place of this one, as a label of its own from `countFrom` on; undefined for none. */
  const heir = (label: string, countFrom: number): { label: string; counted: number } | undefined => {
    const focused = focusedElement() as HTMLElement | null;
    const own = registry.find(label);
    if (!focused || !own || own.contains(focused) || !takesText(focused) || !isSeen(focused)) return undefined;
    registry.countFrom(countFrom);
    return { label: registry.label(focused), counted: registry.counted() };
  };

  /** Whether the text stands in this field and in those after it that are like it, a part in each. */
  const handedOn = (field: HTMLInputElement, text: string): boolean => {
    if (field.value === '' || field.value === text || !text.startsWith(field.value)) return false;
    const all = [...(field.getRootNode() as ParentNode).querySelectorAll('input')];
    let joined = '';
    for (const one of all.slice(all.indexOf(field))) {
      if (one.type !== field.type || one.maxLength !== field.maxLength || !isSeen(one)) continue;
      joined += one.value;
      if (joined.length >= text.length || one.value === '') break;
    }
    return joined === text;
  };

  let typing: { element: Element | null; value: string | undefined } | undefined;
  const standing = () => {
    const element = focusedElement() as HTMLInputElement | null;
    const isField =
      element && /^(input|textarea)$/.test(element.localName) && typeof element.selectionEnd !== 'undefined';
    return { element, value: isField ? element.value : undefined };
  };

  /** Before a text is typed where the keyboard is: whether nothing is there that could take it. */
  const beginTyping = (): boolean => {
    typing = standing();
    const { element } = typing;
    const page = element?.ownerDocument ?? document;
    return page.designMode !== 'on' && (!element || element === page.body || element.matches('a,button,summary,html'));
  };

  /** What the field holds that has had the keyboard ever since; undefined where there is none, or it handed it on. */
  const endTyping = (): { value: string; before: string; secret: boolean } | undefined => {
    const { element, value } = standing();
    if (value === undefined || typing?.value === undefined || element !== typing.element) return undefined;
    return { value, before: typing.value, secret: (element as HTMLInputElement).type === 'password' };
  };

  return { heir, handedOn, beginTyping, endTyping };
}
