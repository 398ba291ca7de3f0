import type { Roles } from '../roles.ts';
import type { Shadows } from '../shadows.ts';

export type Names = ReturnType<typeof createNames>;

/**
 * Accessible names after ARIA: aria-labelledby, aria-label, the host language's label, content, title, placeholder.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createNames({ roleOf }: Roles, { rootOf }: Shadows) {
  const namedByContent = new Set(
    (
      'button link checkbox switch radio tab menuitem menuitemcheckbox menuitemradio option treeitem heading cell ' +
      'gridcell columnheader rowheader tooltip'
    ).split(' '),
  );
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

  const isHidden = (element: Element) => {
    if (element.getAttribute('aria-hidden') === 'true') return true;
    const style = element.ownerDocument.defaultView?.getComputedStyle(element);
    return !style || style.display === 'none' || style.visibility === 'hidden';
  };

  /** What an entry of a tree or a menu opens is no part of its name. */
  const isBelow = (part: Element, entry: Element) => {
    const role = part.getAttribute('role');
    if (role !== 'group' && role !== 'menu') return false;
    const outer = entry.getAttribute('role');
    return role === 'group' ? outer === 'treeitem' : outer === 'menuitem';
  };

  /** Text of an element as a reader hears it: hidden parts left out, pictures by their names, fields by their values. */
  const contentText = (element: Element, evenHidden: boolean): string => {
    const only = element.firstChild;
    if (only && !only.nextSibling && only.nodeType === 3) return only.nodeValue ?? '';
    let text = '';
    const root = rootOf(element) ?? element;
    for (let child = root.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) text += child.nodeValue;
      else if (child.nodeType === 1) {
        const part = child as HTMLElement;
        const tag = part.localName;
        if (tag === 'style' || tag === 'script' || tag === 'template') continue;
        if (!evenHidden && isHidden(part)) continue;
        if (isBelow(part, element)) continue;
        const own = part.getAttribute('aria-label');
        if (own?.trim()) text += ` ${own} `;
        else if (tag === 'img' || tag === 'area') text += ` ${part.getAttribute('alt') ?? part.title} `;
        else if (tag === 'svg') text += ` ${svgTitle(part)} `;
        else if (tag === 'input') text += fieldText(part as HTMLInputElement);
        else if (tag === 'select') text += ` ${(part as HTMLSelectElement).selectedOptions[0]?.text ?? ''} `;
        else if (tag === 'br') text += ' ';
        else if (tag === 'slot') {
          for (const node of (part as HTMLSlotElement).assignedNodes({ flatten: true })) {
            text += node.nodeType === 1 ? contentText(node as Element, evenHidden) : (node.nodeValue ?? '');
          }
        } else if (tag !== 'textarea') {
          const inner = contentText(part, evenHidden);
          text += /^(span|b|i|em|strong|code|u|s|a|small|sub|sup|mark|abbr)$/.test(tag) ? inner : ` ${inner} `;
        }
      }
    }
    return text;
  };

  const fieldText = (input: HTMLInputElement) =>
    /^(checkbox|radio|hidden|password|file)$/.test(input.type) ? '' : ` ${input.value} `;

  const svgTitle = (svg: Element) => {
    const first = svg.firstElementChild;
    return first?.localName === 'title' ? (first.textContent ?? '') : '';
  };

  /** The elements that an attribute names by their ids. */
  const namedBy = (element: Element, attribute: string): Element[] => {
    const ids = element.getAttribute(attribute)?.trim();
    if (!ids) return [];
    const root = element.getRootNode() as Document | ShadowRoot;
    return ids.split(/\s+/).flatMap((id) => root.getElementById?.(id) ?? []);
  };

  const byIds = (element: Element, attribute: string) =>
    namedBy(element, attribute)
      .map((target) => target.getAttribute('aria-label') || contentText(target, true))
      .join(' ');

  /** What stands on the page to name the element. */
  const labelsOf = (element: Element): Element[] => [
    ...((element as HTMLInputElement).labels ?? []),
    ...namedBy(element, 'aria-labelledby'),
  ];

  /** What the author wrote for it: aria-labelledby, then aria-label; '' for none. */
  const givenName = (element: Element) =>
    fold(byIds(element, 'aria-labelledby')) || fold(element.getAttribute('aria-label') ?? '');

  const nativeLabel = (element: Element): string => {
    const field = element as HTMLInputElement;
    switch (element.localName) {
      case 'input':
        if (/^(button|submit|reset)$/.test(field.type)) {
          return field.value || (field.type === 'submit' ? 'Submit' : field.type === 'reset' ? 'Reset' : '');
        }
        if (field.type === 'image') return field.alt;
        break;
      case 'img':
      case 'area':
        return element.getAttribute('alt') ?? '';
      case 'svg':
        return svgTitle(element);
      case 'fieldset':
        return element.querySelector(':scope > legend')?.textContent ?? '';
      case 'table':
        return element.querySelector(':scope > caption')?.textContent ?? '';
    }
    const labels = field.labels;
    if (labels?.length) return [...labels].map((label) => labelText(label, element)).join(' ');
    return /^(input|select|textarea)$/.test(element.localName) ? hostLabel(element) : '';
  };

  /** What names an element of the page's own, for the only field in its shadow: its label, which stands outside. */
  const hostLabel = (field: Element): string => {
    const root = field.getRootNode() as ShadowRoot;
    const { host } = root;
    if (!host || root.querySelectorAll('input:not([type=hidden]),select,textarea').length > 1) return '';
    const labels = [...(host.getRootNode() as ParentNode).querySelectorAll('label')];
    const own = labels.filter((label) => label.control === host);
    return own.map((label) => labelText(label, host)).join(' ') || givenName(host);
  };

  const labelText = (label: HTMLLabelElement, field: Element) => {
    if (!label.contains(field)) return contentText(label, false);
    let text = '';
    for (const child of label.childNodes) {
      if (child === field) continue;
      text += child.nodeType === 1 ? ` ${contentText(child as Element, false)} ` : (child.nodeValue ?? '');
    }
    return text;
  };

  /** A button that opens a list of choices says its choice, and is called by that where nothing else names it. */
  const isNamedByContent = (element: Element, role: string) =>
    namedByContent.has(role) || (role === 'combobox' && element.localName === 'button');

  /** The accessible name, white space folded; '' for none. */
  const nameOf = (element: Element, role = roleOf(element), byContent = isNamedByContent(element, role)): string =>
    givenName(element) ||
    fold(nativeLabel(element)) ||
    (byContent ? fold(contentText(element, false)) : '') ||
    fold(element.getAttribute('title') ?? '') ||
    fold(element.getAttribute('placeholder') ?? element.getAttribute('aria-placeholder') ?? '');

  return { nameOf, givenName, contentText, namedBy, labelsOf, fold };
}
