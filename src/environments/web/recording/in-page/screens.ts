import type { Control } from '../../../../records/screen/control.ts';
import type { Naming, PageKit } from '../../in-page/bundle.ts';

export type Screens = ReturnType<typeof createScreens>;

/** A survey, and what of it tells one control from another. */
export type Screen = { json: string; types: Map<string, string>; keys: Set<string>; keyOf: Map<string, string> };

/**
 * What is on screen at this moment, and which of its controls an element belongs to.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createScreens(naming: Naming) {
  const kitKey = Symbol.for('lamwright');
  const kitIn = (view: Window) => (view as unknown as { [key: symbol]: PageKit | undefined })[kitKey];
  const mere = new Set(['Text', 'Image', 'Header', 'DataItem', 'Window']);
  /** A document that nobody has looked at yet gives labels that no other one has. */
  const farAway = 1_000_000;
  let last: Screen | undefined;
  let isCounted = false;

  /** The kit that surveys this frame: that of the outermost frame of the same origin. */
  const keeper = (): PageKit => {
    let found = kitIn(window)!;
    try {
      for (let view: Window = window; view.parent !== view; view = view.parent) found = kitIn(view.parent) ?? found;
    } catch {
      // The frame around it is of another origin: it sees nothing of this one.
    }
    return found;
  };
  const own = () => kitIn(window)!.witnessing;

  const countFrom = (from: number) => {
    isCounted = true;
    keeper().witnessing.countFrom(from);
  };

  const take = (): Screen => {
    if (!isCounted) countFrom(Math.floor((1 + Math.random() * 99) * farAway));
    const json = keeper().survey({ countFrom: 1, x: 0, y: 0, ...naming });
    const { controls } = JSON.parse(json) as { controls: Control[] };
    const keyOf = new Map(
      controls.map(({ label, type, name, container }) => [label, `${type}\n${name}\n${container}`]),
    );
    last = {
      json,
      types: new Map(controls.map(({ label, type }) => [label, type])),
      keys: new Set(keyOf.values()),
      keyOf,
    };
    return last;
  };

  /** The control that an element belongs to: the nearest that can be operated, else the text that it is. */
  const labelOf = (element: Element | null, { types }: Screen): string => {
    const { known, around } = keeper().witnessing;
    let text = '';
    for (let node: Node | null = element; node; node = around(node)) {
      if (node.nodeType !== 1) continue;
      const field = (node as HTMLLabelElement).localName === 'label' ? (node as HTMLLabelElement).control : null;
      for (const one of [node as Element, field]) {
        const label = one ? known(one) : undefined;
        const type = label && types.get(label);
        if (!type) continue;
        if (!mere.has(type)) return label!;
        text ||= label!;
      }
    }
    return text;
  };

  /** What an event happened on, through shadow roots that are closed. */
  const targetOf = (event: Event): Element | null => {
    const [first] = event.composedPath();
    const element = first && (first as Node).nodeType === 1 ? (first as Element) : null;
    const { clientX, clientY } = event as MouseEvent;
    const isHost = element !== null && element.shadowRoot === null && own().rootOf(element) !== null;
    if (!isHost) return element;
    return clientX === undefined ? own().focusedElement() : own().elementAt(clientX, clientY);
  };

  /** What a key clicked on: such a click says no place. */
  const pressedIn = (event: Event): Element | null => {
    const [first] = event.composedPath() as Element[];
    return first && own().rootOf(first) ? own().focusedElement() : (first ?? null);
  };

  return {
    take,
    pressedIn,
    countFrom,
    /** Whether the driver has looked at this document. */
    isKnown: () => isCounted,
    last: () => last,
    labelOf,
    targetOf,
    at: (x: number, y: number) => own().elementAt(x, y),
    focused: () => own().focusedElement(),
    valueOf: (element: Element) => own().valueText(element) ?? '',
    elementOf: (label: string) => keeper().element(label),
    around: (node: Node) => own().around(node),
  };
}
