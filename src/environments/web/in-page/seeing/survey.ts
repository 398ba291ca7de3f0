import type { Control, ControlTypeName } from '../../../../records/control.ts';
import type { Registry } from '../registry.ts';
import type { Watch } from '../watching/watch.ts';
import type { Guesses } from './guesses.ts';
import type { Layout } from './layout.ts';
import type { Names } from './names.ts';
import type { Naming, NamingRules } from './naming.ts';
import type { Roles } from './roles.ts';
import type { Rows } from './rows.ts';
import type { Shadows } from './shadows.ts';
import type { Sight, Spot } from './sight.ts';
import type { States } from './states.ts';

/** What one frame (with all same-origin frames in it) shows. `foreign` says where frames of other origins belong. */
export type Survey = {
  title: string;
  url: string;
  controls: Control[];
  messages: string[];
  focus: string | null;
  counted: number;
  /** There is a document whose closed shadow roots are to be handed in before this is all. */
  rootsUnknown: boolean;
  foreign: { label: string; at: number; x: number; y: number; container?: string }[];
};

export type SurveyOptions = { countFrom: number; x: number; y: number } & Naming;

/** Where the walk is: on what spot, whether inside something operable, and the open text block. */
type Place = Spot & {
  operable: boolean;
  pointer: boolean;
  block: Block | undefined;
};
type Block = { element: Element; at: number; own: boolean; text: string };

/**
 * Walks the page once and lists its controls in reading order: same-origin frames and shadow roots included.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createSurvey(
  roles: Roles,
  names: Names,
  states: States,
  registry: Registry,
  watch: Watch,
  layout: Layout,
  sight: Sight,
  rules: NamingRules,
  shadows: Shadows,
  tellRows: Rows,
  guesses: Guesses,
) {
  const { roleOf, typeByRole, leafRoles } = roles;
  const { nameOf, contentText, fold } = names;
  const { contentOf, contentOrigin, focusedElement, hasPlace } = layout;
  const { rootOf } = shadows;
  const { faceOf, isFocusable, controlOf } = sight;
  const skipped = new Set(
    'script style template noscript head meta link title base source track param datalist optgroup'.split(' '),
  );
  const longestText = 300;

  return (options: SurveyOptions): Survey => {
    registry.countFrom(options.countFrom);
    const controls: (Control | undefined)[] = [];
    const messages: string[] = [];
    const foreign: Survey['foreign'] = [];
    const focused = focusedElement();
    let rootsUnknown = false;

    /** Puts a block's own text where the block began. */
    const closeBlock = (block: Block, place: Place) => {
      if (!block.own) return;
      const text = fold(block.text).slice(0, longestText);
      if (!/[\p{L}\p{N}]/u.test(text) || !hasPlace(block.element, place.view)) return;
      const role = roleOf(block.element);
      const type = role === 'cell' ? 'DataItem' : role === 'columnheader' || role === 'rowheader' ? 'Header' : 'Text';
      controls[block.at] = controlOf(block.element, type, text, role, place);
    };

    const addText = (node: Node, place: Place) => {
      if (!place.block || place.operable || !node.nodeValue) return;
      place.block.text += node.nodeValue;
      place.block.own ||= /\S/.test(node.nodeValue);
    };

    const walkChildren = (element: Element | ShadowRoot, place: Place) => {
      for (let child = element.firstChild; child; child = child.nextSibling) {
        if (child.nodeType === 1) walk(child as HTMLElement, place);
        else if (child.nodeType === 3) addText(child, place);
      }
    };

    const walk = (element: HTMLElement, outer: Place): void => {
      const tag = element.localName;
      if (skipped.has(tag) || element.getAttribute('aria-hidden') === 'true' || element.inert) return;
      const style = outer.view.getComputedStyle(element);
      const face = tag === 'input' ? faceOf(element, style, outer.view) : undefined;
      const usable = face !== undefined || (tag === 'input' && (element as HTMLInputElement).type === 'file');
      if (style.display === 'none' && !usable) return;
      const role = roleOf(element);
      const shown = style.visibility === 'visible' || usable;
      const place = { ...outer };
      place.container = rules.containerOf(element, role, outer.container, options);
      if (role === 'alert' || role === 'status' || role === 'alertdialog') {
        const text = fold(contentText(element, false));
        if (text && shown) messages.push(text.slice(0, longestText));
      }
      if (tag === 'iframe' || tag === 'frame') {
        walkFrame(element as HTMLIFrameElement, place);
        return;
      }
      if (role === 'dialog' || role === 'alertdialog') {
        const window = controlOf(element, 'Window', nameOf(element, role), role, outer);
        if (element.getAttribute('aria-modal') === 'true' || element.matches('dialog:modal'))
          window.states.push('modal');
        controls.push(window);
      }
      if (tag === 'img' || role === 'img' || tag === 'svg') {
        const name = nameOf(element, 'img');
        const plain = tag === 'img' && element.getAttribute('alt') !== '' && style.cursor !== 'pointer';
        if (shown && !outer.operable && (name || plain) && hasPlace(element, outer.view)) {
          controls.push(controlOf(element, 'Image', name, role, place));
        }
        return;
      }
      if (tag === 'br' && place.block) place.block.text += ' ';
      if (tag === 'label') {
        const field = (element as HTMLLabelElement).control;
        place.operable = place.operable || field !== null;
        place.pointer = place.pointer || field !== null;
      }
      const pointer = style.cursor === 'pointer';
      let type = typeByRole[role];
      const clickable = !type && !place.operable && ((pointer && !place.pointer) || isFocusable(element, style));
      if (type || clickable) {
        if (shown && (usable || hasPlace(element, outer.view))) {
          walkOperable(element, role, type, place, face);
          return;
        }
        type = undefined;
      }
      place.pointer = pointer;
      const root = rootOf(element);
      const block =
        style.display.startsWith('inline') && outer.block
          ? undefined
          : { element, at: controls.length, own: false, text: '' };
      if (block) {
        place.block = block;
        controls.push(undefined);
      } else if (!shown) place.block = undefined;
      if (tag === 'details' && !(element as HTMLDetailsElement).open) {
        const summary = element.querySelector(':scope > summary');
        if (summary) walk(summary as HTMLElement, place);
      } else if (root) {
        watch.watchRoot(root);
        walkChildren(root, place);
      } else if (tag === 'slot' && (element as HTMLSlotElement).assignedNodes().length) {
        for (const node of (element as HTMLSlotElement).assignedNodes({ flatten: true })) {
          if (node.nodeType === 1) walk(node as HTMLElement, place);
          else addText(node, place);
        }
      } else walkChildren(element, place);
      if (block && shown) closeBlock(block, place);
    };

    const walkOperable = (
      element: HTMLElement,
      role: string,
      known: ControlTypeName | undefined,
      place: Place,
      face?: Element,
    ) => {
      const at = controls.length;
      const said = rules.ruledName(element, options) ?? nameOf(element, role, known ? undefined : true);
      const found = controlOf(element, known ?? 'Button', said, role, place, face);
      guesses.nameByGuess(found, element);
      const value = states.valueText(element);
      if (value !== undefined) found.value = value;
      const choices = states.optionsOf(element);
      if (choices) found.options = choices;
      controls.push(found);
      if (found.type === 'Hyperlink' && !found.guessed && place.block) place.block.text += ` ${found.name} `;
      const isLeaf = leafRoles.has(role) && !(role === 'menuitem' && element.querySelector('[role=menu]'));
      if (isLeaf || found.type === 'Edit' || element.localName === 'select') return;
      const inside = { ...place, operable: true, pointer: true, block: undefined };
      const root = rootOf(element);
      if (root) watch.watchRoot(root);
      walkChildren(root ?? element, inside);
      if (known || controls.length === at + 1) return;
      if (controls.slice(at + 1).some((part) => part && part.type !== 'Image')) {
        found.type = 'Group';
        found.name = found.name.slice(0, longestText);
      }
    };

    const walkFrame = (frame: HTMLIFrameElement, place: Place) => {
      if (!hasPlace(frame, place.view)) return;
      const origin = contentOrigin(frame);
      const x = place.x + origin.x;
      const y = place.y + origin.y;
      const content = contentOf(frame);
      const container = nameOf(frame, '') || place.container;
      if (!content) {
        const label = registry.label(frame);
        Object.assign(frame, { [Symbol.for('lamwright.frame')]: label });
        foreign.push({ label, at: controls.length, x, y, container });
        controls.push(undefined);
        return;
      }
      walkDocument(content, { ...place, x, y, container });
    };

    const walkDocument = (page: Document, place: Place) => {
      watch.watchRoot(page);
      if (shadows.asksIn(page)) rootsUnknown = true;
      const modals = page.querySelectorAll<HTMLElement>('dialog:modal');
      const top = modals[modals.length - 1] ?? page.body;
      if (top && page.defaultView) walk(top, { ...place, view: page.defaultView, block: undefined, pointer: false });
    };

    const { x, y } = options;
    walkDocument(document, {
      container: undefined,
      x,
      y,
      view: window,
      operable: false,
      pointer: false,
      block: undefined,
    });
    const found = controls.filter((control) => control !== undefined);
    tellRows(found);
    const before = (at: number) => controls.slice(0, at).filter(Boolean).length;
    return {
      title: document.title,
      url: location.href,
      messages,
      rootsUnknown,
      foreign: foreign.map((frame) => ({ ...frame, at: before(frame.at) })),
      focus: (focused && registry.known(focused)) ?? null,
      counted: registry.counted(),
      controls: found,
    };
  };
}
