import type { Screen, Screens } from './screens.ts';
import type { Happening } from './told.ts';

export type Keyboard = ReturnType<typeof createKeyboard>;

/**
 * Tells what a person does with the keyboard: what comes to stand in fields, and keys that do something else.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createKeyboard(screens: Screens, tell: (what: Happening) => void) {
  type Begun = {
    element: Element;
    label: string;
    screen: Screen;
    told: boolean;
    /** The page takes the keys itself, and the field shows what it made of them, or not. */
    shows?: boolean;
  };
  const mute = /^(Control|Shift|Alt|AltGraph|Meta|CapsLock|NumLock|Process|Dead|Unidentified|ContextMenu|F5|F11|F12)$/;
  const ownForms = /^(date|month|week|time|datetime-local|number|range|color|file)$/;
  const noText = /^(checkbox|radio|button|submit|reset|image)$/;
  const moving = /^(Backspace|Delete|Arrow(Left|Right)|Home|End|Insert|Page(Up|Down))$/;
  const secrets = new WeakSet<Element>();
  const lastTold = new WeakMap<Element, string>();
  let begun: Begun | undefined;
  let before = '';
  /** A key of which no field has said yet that it took it. */
  let pending = '';
  let keyed: { element: Element | null; label: string; keys: string; value?: string } | undefined;

  /** How a field takes keys: as one line of text, as several, in a way of its own; undefined for what is no field. */
  const kindOf = (element: Element | null): 'line' | 'lines' | 'own' | undefined => {
    if (!element) return undefined;
    const { localName, type } = element as HTMLInputElement;
    if (localName === 'textarea' || (element as HTMLElement).isContentEditable) return 'lines';
    if (localName === 'select') return 'own';
    if (localName !== 'input' || noText.test(type)) return undefined;
    return ownForms.test(type) ? 'own' : 'line';
  };

  const isSecret = (element: Element): boolean => {
    if ((element as HTMLInputElement).type === 'password') secrets.add(element);
    return secrets.has(element);
  };

  const plainValue = (element: Element) => {
    const { localName, type, value } = element as HTMLInputElement;
    return localName === 'input' && type === 'password' ? value : screens.valueOf(editorOf(element));
  };

  const editorOf = (element: Element): Element => {
    let editor = element as HTMLElement;
    while (editor.isContentEditable && editor.parentElement?.isContentEditable) editor = editor.parentElement;
    return editor;
  };

  const begin = (element: Element, isNow: boolean): Begun => {
    if (begun?.element === element) return begun;
    // A value that stands there already was seen coming by what was done before.
    const screen = isNow ? screens.take() : (screens.last() ?? screens.take());
    begun = { element, label: screens.labelOf(element, screen), screen, told: false };
    return begun;
  };

  const tellValue = (element: Element, isNow: boolean, what: { value: string; newLine?: boolean; typed?: boolean }) => {
    const one = begin(element, isNow);
    const secret = isSecret(element);
    const seen = one.told ? {} : { screen: one.screen.json };
    one.told = true;
    tell({
      kind: 'value',
      label: one.label,
      ...(kindOf(element) !== 'own' && { before }),
      ...what,
      ...(secret && { secret }),
      ...seen,
    });
  };

  /** A key that no field took: the page itself did. */
  const flush = () => {
    if (pending !== '' && begun) {
      const value = plainValue(begun.element);
      begun.shows ??= value !== before;
      tellValue(begun.element, true, begun.shows ? { value } : { value: pending, typed: true });
    }
    pending = '';
  };

  /** A slider that the page draws itself sends no event: where it stands is looked at. */
  const tellMoved = () => {
    const { label, value } = keyed ?? {};
    if (value === undefined) return;
    setTimeout(() => {
      const element = screens.elementOf(label!);
      const now = element ? screens.valueOf(element) : value;
      if (now !== value) tell({ kind: 'value', label: label!, value: now });
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || mute.test(event.key)) return;
    flush();
    const element = screens.focused();
    const kind = kindOf(element);
    const isChord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
    const isPrintable = [...event.key].length === 1 && !isChord;
    if (isChord && /^[ctwnrl+\-0]$/i.test(event.key)) return;
    if (kind === 'own' && (!/^(Enter|Escape|Tab)$/.test(event.key) || element!.localName === 'select')) {
      begin(element!, true);
      return;
    }
    if (kind === 'line' || kind === 'lines') {
      if (isPrintable) {
        begin(element!, true);
        before = plainValue(element!);
        pending = event.key;
        return;
      }
      if (isEditing(event, isChord, kind, element!)) {
        begin(element!, true);
        return;
      }
    }
    const screen = screens.take();
    const label = screens.labelOf(element, screen);
    keyed = { element, label, keys: keysOf(event, isChord) };
    if (kind === undefined && /^(Slider|Spinner)$/.test(screen.types.get(label) ?? ''))
      keyed.value = screens.valueOf(element!);
    begun = undefined;
    tell({ kind: 'key', label, keys: keyed.keys, screen: screen.json });
  };

  /** Whether a key only changes the text, which tells itself, or goes about in it. */
  const isEditing = ({ key }: KeyboardEvent, isChord: boolean, kind: 'line' | 'lines', element: Element) => {
    if (isChord) return /^([avxyz]|Backspace|Delete|Arrow(Left|Right)|Home|End)$/i.test(key);
    if (key === 'Backspace' && plainValue(element) === '') return false;
    return moving.test(key) || (kind === 'lines' && /^Arrow/.test(key));
  };

  const keysOf = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, isChord: boolean) => {
    const name = key === ' ' ? 'Space' : key;
    if (!isChord && [...name].length === 1) return name;
    const held = [ctrlKey && 'Control', metaKey && 'Meta', altKey && 'Alt', shiftKey && 'Shift'].filter(Boolean);
    return `{${[...held, [...name].length === 1 ? name.toLowerCase() : name].join('+')}}`;
  };

  const onBeforeInput = (event: InputEvent) => {
    const element = screens.targetOf(event);
    if (!element || kindOf(element) === undefined) return;
    begin(editorOf(element), true);
    before = plainValue(element);
  };

  const onInput = (event: Event) => {
    const target = screens.targetOf(event);
    const element = target && editorOf(target);
    if (!element || kindOf(element) === undefined) return;
    const isOwn = kindOf(element) === 'own';
    // What a page made of a text is no act of the person.
    if (event.type === 'change' && !isOwn) return;
    pending = '';
    const value = plainValue(element);
    if (event.type === 'change' && lastTold.get(element) === value) return;
    lastTold.set(element, value);
    const newLine = /^insert(LineBreak|Paragraph)$/.test((event as InputEvent).inputType ?? '');
    tellValue(element, false, { value, ...(newLine && { newLine }) });
  };

  const onClick = (event: MouseEvent) => {
    if (event.detail !== 0 || !keyed || screens.pressedIn(event) !== keyed.element) return;
    if (/^\{(Enter|Space)\}$/.test(keyed.keys)) tell({ kind: 'key-click', label: keyed.label });
    keyed = undefined;
  };

  return {
    keydown: onKeyDown,
    keyup: () => {
      flush();
      tellMoved();
    },
    beforeinput: onBeforeInput,
    input: onInput,
    change: onInput,
    click: onClick,
    flush,
    /** Something else is done: the next text begins anew. */
    leave: () => {
      flush();
      begun = keyed = undefined;
      before = '';
    },
  };
}
