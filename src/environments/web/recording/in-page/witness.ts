import type { Naming } from '../../in-page/bundle.ts';
import { pageKey } from '../../in-page/bundle.ts';
import { createHovering, type Hovering } from './hovering.ts';
import { createKeyboard, type Keyboard } from './keyboard.ts';
import { createPointer, type Pointer } from './pointer.ts';
import { createScreens } from './screens.ts';
import type { Happening, Told } from './told.ts';

/** Expression that reads what watches a frame, which has `listen`, `rest` and `countFrom`. */
export const witnessKey = `globalThis[Symbol.for('lamwright.witness')]`;

/**
 * Script that watches a frame for a person's acts and tells them to the function called `binding`, which the page itself then no
 * longer finds. Only what the browser says to come from a person is told, so that no page can make up acts. For `addInitScript`.
 */
export const witnessScript = (binding: string, naming: Naming): string => `(() => {
  const send = globalThis[${JSON.stringify(binding)}];
  delete globalThis[${JSON.stringify(binding)}];
  if (${witnessKey}) ${witnessKey}.listen();
  if (${witnessKey} || !send || !${pageKey}) return;
  const screens = (${createScreens})(${JSON.stringify(naming)});
  const tell = (${createTeller})(send);
  const hovering = (${createHovering})(screens, tell);
  const pointer = (${createPointer})(screens, hovering, tell);
  const keyboard = (${createKeyboard})(screens, tell);
  const { listen } = (${createListening})(pointer, keyboard, hovering);
  Object.defineProperty(globalThis, Symbol.for('lamwright.witness'), {
    value: { listen, rest: hovering.rest, countFrom: screens.countFrom },
  });
  listen();
  (${onReopening})(listen);
})()`;

/** Runs inside the page: sent there as text, so it must not use anything from outside of itself. */
function createTeller(send: (told: Told) => void) {
  const now = Date.now;
  return (what: Happening): void => send({ ...what, at: now() } as Told);
}

/** Runs inside the page: sent there as text, so it must not use anything from outside of itself. */
function createListening(pointer: Pointer, keyboard: Keyboard, hovering: Hovering) {
  const { leave, flush, ...keys } = keyboard;
  const heard: Record<string, (event: never) => void> = {
    ...pointer,
    ...keys,
    pointerover: hovering.pointerover,
    pointerdown: (event: PointerEvent) => {
      leave();
      pointer.pointerdown(event);
    },
    keydown: (event: KeyboardEvent) => {
      hovering.anew();
      keyboard.keydown(event);
    },
    wheel: (event: WheelEvent) => {
      leave();
      hovering.anew();
      pointer.wheel(event);
    },
    focusout: flush,
    pagehide: flush,
  };
  /** Only what a person does counts, not what a script dispatches. */
  const onEvent = (event: Event) => {
    if (event.isTrusted) heard[event.type]?.(event as never);
  };
  return {
    /** A second time does nothing, but for a document that was opened anew and lost its listeners. */
    listen: () => {
      for (const type of Object.keys(heard)) window.addEventListener(type, onEvent, { capture: true, passive: true });
    },
  };
}

/** A document that a script opens and writes anew, as editors do in their frames, loses its listeners at that moment. Runs inside the page, as above. */
function onReopening(listen: () => void) {
  for (const name of ['open', 'write', 'writeln'] as const) {
    const own = Document.prototype[name] as (...given: never[]) => unknown;
    Object.defineProperty(Document.prototype, name, {
      configurable: true,
      writable: true,
      value(this: Document, ...given: never[]) {
        const made = own.apply(this, given);
        listen();
        return made;
      },
    });
  }
}
