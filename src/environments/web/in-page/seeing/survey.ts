import type { Control, ControlTypeName } from '../../../../records/screen/control.ts';
import type { Registry } from '../registry.ts';
import type { Watch } from '../watching/watch.ts';
import type { Layout } from './layout.ts';
import type { Names } from './naming/names.ts';
import type { Naming, NamingRules } from './naming/naming.ts';
import type { Rows } from './naming/rows.ts';
import type { Operable } from './operable.ts';
import type { Roles } from './roles.ts';
import type { Shadows } from './shadows.ts';
import type { Shown } from './shown.ts';
import type { Sight, Spot } from './sight.ts';
import type { Block, TextBlocks } from './text-blocks.ts';

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

/**
 * Walks the page once and lists its controls in reading order: same-origin frames and shadow roots included.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createSurvey(
  { roleOf, typeByRole }: Roles,
  { nameOf }: Names,
  registry: Registry,
  watch: Watch,
  { contentOf, contentOrigin, focusedElement, hasPlace, partsOf }: Layout,
  { faceOf, isFocusable }: Sight,
  { containerOf }: NamingRules,
  { rootOf, asksIn }: Shadows,
  tellRows: Rows,
  { operableOf, isLeaf }: Operable,
  { addText, closeBlock }: TextBlocks,
  { messageOf, windowOf, isPicture, pictureOf }: Shown,
  longestText: number,
) {
  const skipped = new Set(
    'script style template noscript head meta link title base source track param datalist optgroup'.split(' '),
  );

  return (options: SurveyOptions): Survey => {
    registry.countFrom(options.countFrom);
    const controls: (Control | undefined)[] = [];
    const messages: string[] = [];
    const foreign: Survey['foreign'] = [];
    const focused = focusedElement();
    let rootsUnknown = false;

    const walkAll = (nodes: Iterable<Node>, place: Place) => {
      for (const node of nodes) {
        if (node.nodeType === 1) walk(node as HTMLElement, place);
        else if (node.nodeType === 3 && !place.operable) addText(node, place.block);
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
      place.container = containerOf(element, role, outer.container, options);
      const message = shown && messageOf(element, role);
      if (message) messages.push(message);
      if (tag === 'iframe' || tag === 'frame') {
        walkFrame(element as HTMLIFrameElement, place);
        return;
      }
      const window = windowOf(element, role, outer);
      if (window) controls.push(window);
      if (isPicture(element, role)) {
        const picture = shown && !outer.operable && pictureOf(element, role, style, place);
        if (picture) controls.push(picture);
        return;
      }
      if (tag === 'br' && place.block) place.block.text += ' ';
      if (tag === 'label') {
        const field = (element as HTMLLabelElement).control;
        place.operable = place.operable || field !== null;
        place.pointer = place.pointer || field !== null;
      }
      const pointer = style.cursor === 'pointer';
      const type = typeByRole[role];
      const clickable = !type && !place.operable && ((pointer && !place.pointer) || isFocusable(element, style));
      if (type || clickable) {
        if (shown && (usable || hasPlace(element, outer.view))) {
          walkOperable(element, role, type, place, face);
          return;
        }
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
      if (root) watch.watchRoot(root);
      walkAll(partsOf(element, root), place);
      if (block && shown) controls[block.at] = closeBlock(block, place);
    };

    const walkOperable = (
      element: HTMLElement,
      role: string,
      known: ControlTypeName | undefined,
      place: Place,
      face?: Element,
    ) => {
      const at = controls.length;
      const found = operableOf(element, role, known, place, options, face);
      controls.push(found);
      if (found.type === 'Hyperlink' && !found.guessed && place.block) place.block.text += ` ${found.name} `;
      if (isLeaf(element, role, found)) return;
      const inside = { ...place, operable: true, pointer: true, block: undefined };
      const root = rootOf(element);
      if (root) watch.watchRoot(root);
      walkAll((root ?? element).childNodes, inside);
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
      if (asksIn(page)) rootsUnknown = true;
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
    return {
      title: document.title,
      url: location.href,
      messages,
      rootsUnknown,
      foreign: foreign.map((frame) => ({ ...frame, at: controls.slice(0, frame.at).filter(Boolean).length })),
      focus: (focused && registry.known(focused)) ?? null,
      counted: registry.counted(),
      controls: found,
    };
  };
}
