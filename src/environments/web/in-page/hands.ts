import type { Layout } from './layout.ts';
import type { Names } from './names.ts';
import type { Registry } from './registry.ts';
import type { Roles } from './roles.ts';
import type { States } from './states.ts';

/** Where to point at, or why that cannot be done. */
export type Aim = { at: { x: number; y: number } } | { gone: true } | { disabled: true } | { covered: string };

/** How putting text into a control went. */
export type Put = { gone: true } | { refused: string } | { file: true } | { value: string; expected: string };

/**
 * Points at controls and reads and sets their text.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createHands(roles: Roles, names: Names, states: States, registry: Registry, layout: Layout) {
  const { fold, contentText } = names;
  const { documentOrigin, elementAt } = layout;

  const belongsTo = (hit: Element, target: Element): boolean => {
    for (let node: Node | null = hit; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
      if (node === target) return true;
      if ((node as Element).localName === 'label' && (node as HTMLLabelElement).control === target) return true;
    }
    return false;
  };

  const describe = (element: Element) => {
    const name = names.nameOf(element) || fold(contentText(element, false)).slice(0, 40);
    const id = element.id ? `#${element.id}` : element.classList.length ? `.${element.classList[0]}` : '';
    return `<${element.localName}${id}>${name ? ` "${name}"` : ''}`;
  };

  /** Scrolls the control into view and finds a place on it that a pointer reaches. */
  const aim = (label: string, needsEnabled: boolean): Aim => {
    const element = registry.find(label);
    if (!element) return { gone: true };
    if (needsEnabled && states.isDisabled(element)) return { disabled: true };
    const offset = documentOrigin(element);
    const inView = () => {
      const box = element.getBoundingClientRect();
      const x = box.x + box.width / 2 + offset.x;
      const y = box.y + box.height / 2 + offset.y;
      return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
    };
    const reach = () => {
      const { x: left, y: top } = documentOrigin(element);
      for (const box of element.getClientRects()) {
        for (const [dx, dy] of [
          [0.5, 0.5],
          [0.2, 0.5],
          [0.8, 0.5],
          [0.5, 0.15],
          [0.5, 0.85],
        ] as const) {
          const x = left + box.x + box.width * dx;
          const y = top + box.y + box.height * dy;
          const hit = elementAt(x, y);
          if (hit && belongsTo(hit, element)) return { x, y };
        }
      }
      return undefined;
    };
    let at = inView() ? reach() : undefined;
    if (!at) {
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      at = reach();
    }
    if (!at && (element as HTMLInputElement).labels?.length) {
      const [visible] = (element as HTMLInputElement).labels!;
      const box = visible!.getBoundingClientRect();
      const point = { x: box.x + box.width / 2 + offset.x, y: box.y + box.height / 2 + offset.y };
      const hit = elementAt(point.x, point.y);
      if (hit && belongsTo(hit, visible!)) at = point;
    }
    if (at) return { at };
    const box = element.getBoundingClientRect();
    const moved = documentOrigin(element);
    const hit = elementAt(moved.x + box.x + box.width / 2, moved.y + box.y + box.height / 2);
    return { covered: hit ? describe(hit) : 'nothing: it lies outside of the window' };
  };

  const focus = (label: string): boolean => {
    const element = registry.find(label);
    element?.ownerDocument.defaultView?.focus();
    element?.focus();
    return element !== undefined;
  };

  const fire = (element: Element, ...types: string[]) => {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  };

  const setNative = (field: HTMLInputElement, text: string) => {
    const view = field.ownerDocument.defaultView as Window & typeof globalThis;
    Object.getOwnPropertyDescriptor(view.HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    fire(field, 'input');
  };

  const choose = (select: HTMLSelectElement, text: string): string | undefined => {
    const options = [...select.options];
    const wanted = fold(text);
    const option =
      options.find((one) => fold(one.text) === wanted) ??
      options.find((one) => fold(one.text).toLowerCase() === wanted.toLowerCase()) ??
      options.find((one) => one.value === text);
    if (!option) return `it has no choice "${text}", only ${options.map((one) => `"${fold(one.text)}"`).join(', ')}`;
    if (option.disabled) return `its choice "${text}" is disabled`;
    if (select.multiple) for (const one of options) one.selected = one === option;
    else select.selectedIndex = option.index;
    fire(select, 'input', 'change');
    return undefined;
  };

  /** Replaces the text of an edit or chooses from a list, as a user would: focus, select all, type. */
  const put = (label: string, text: string): Put => {
    const element = registry.find(label);
    if (!element) return { gone: true };
    const field = element as HTMLInputElement;
    if (states.isDisabled(element)) return { refused: 'it is disabled' };
    if (field.readOnly) return { refused: 'it is read-only' };
    const tag = element.localName;
    if (tag === 'input' && field.type === 'file') return { file: true };
    focus(label);
    if (tag === 'select') {
      const refused = choose(element as unknown as HTMLSelectElement, text);
      if (refused) return { refused };
      return { value: states.valueText(element) ?? '', expected: states.valueText(element) ?? '' };
    }
    const typed = tag === 'textarea' || (tag === 'input' && /^(text|search|url|tel|email|password)$/.test(field.type));
    const page = element.ownerDocument;
    if (typed) {
      field.select();
      const wrote = text === '' ? page.execCommand('delete') : page.execCommand('insertText', false, text);
      if (!wrote && field.value !== text) setNative(field, text);
      fire(element, 'change');
    } else if (tag === 'input' && !/^(checkbox|radio|button|submit|reset|image|file|hidden)$/.test(field.type)) {
      setNative(field, text);
      fire(element, 'change');
    } else if (element.isContentEditable) {
      page.getSelection()?.selectAllChildren(element);
      if (text === '') page.execCommand('delete');
      else page.execCommand('insertText', false, text);
    } else return { refused: `it takes no text (${tag}${roles.roleOf(element) ? `, ${roles.roleOf(element)}` : ''})` };
    return { value: plainValue(element), expected: text };
  };

  const plainValue = (element: HTMLElement): string =>
    (/^(input|textarea)$/.test(element.localName)
      ? (element as HTMLInputElement).value
      : (states.valueText(element) ?? '')
    ).replace(/\r\n/g, '\n');

  /** The text of a control, or undefined when it is gone. */
  const read = (label: string): string | undefined => {
    const element = registry.find(label);
    if (!element) return undefined;
    const value = states.valueText(element);
    return value !== undefined ? value : (element.innerText ?? contentText(element, false));
  };

  /** Selects the first place where `text` stands in the control; false when it is not there. */
  const select = (label: string, text: string): boolean | undefined => {
    const element = label === '' ? document.body : registry.find(label);
    if (!element) return undefined;
    if (/^(input|textarea)$/.test(element.localName)) {
      const field = element as HTMLInputElement;
      const at = field.value.indexOf(text);
      if (at < 0) return false;
      focus(label);
      field.setSelectionRange(at, at + text.length);
      return true;
    }
    const page = element.ownerDocument;
    const walker = page.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: { node: Text; start: number }[] = [];
    let whole = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node: node as Text, start: whole.length });
      whole += node.nodeValue;
    }
    const at = whole.indexOf(text);
    if (at < 0 || text === '') return false;
    if (element.isContentEditable) element.focus();
    const range = page.createRange();
    const place = (offset: number) => nodes.findLast((part) => part.start <= offset)!;
    const first = place(at);
    const last = place(at + text.length - 1);
    range.setStart(first.node, at - first.start);
    range.setEnd(last.node, at + text.length - last.start);
    page.getSelection()?.removeAllRanges();
    page.getSelection()?.addRange(range);
    return true;
  };

  return { aim, focus, put, read, select, plainValue: (label: string) => mapFound(label, plainValue) };

  function mapFound<T>(label: string, work: (element: HTMLElement) => T): T | undefined {
    const element = registry.find(label);
    return element && work(element);
  }
}
