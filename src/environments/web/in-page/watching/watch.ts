import type { FileReading } from './file-reading.ts';
import type { Timers } from './timers.ts';

export type Watch = ReturnType<typeof createWatch>;

/**
 * Notes everything that a user could see change: DOM mutations, values, focus, selection, scrolling.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createWatch({ laterIn, pending }: Timers, { readings }: FileReading) {
  let repeats = new WeakMap<Node, number>();
  let changes = 0;
  let scrolls = 0;
  let focuses = 0;
  let last = performance.now();
  let stirred = 0;
  let lately: string[] = [];
  let paused = false;
  let wake: (() => void) | undefined;
  let invalid: { event: Event; element: HTMLInputElement; at: number } | undefined;

  const describe = (node: Node): string => {
    const element = (node.nodeType === 1 ? node : node.parentElement) as Element | null;
    if (!element) return 'the document';
    const id = element.id ? `#${element.id}` : '';
    const kind = element.classList?.length ? `.${element.classList[0]}` : '';
    return `<${element.localName}${id}${kind}>`;
  };

  const touch = (node: Node, why: string) => {
    if (paused) return;
    changes++;
    last = performance.now();
    lately = [`${describe(node)} (${why})`, ...lately].slice(0, 5);
    wake?.();
  };

  const note = (records: MutationRecord[]) => {
    if (!paused && records.length > 0) stirred = performance.now();
    for (const record of records) {
      if (record.type !== 'childList') {
        // An attribute or text that changes over and over is an animation, not an effect.
        const seen = (repeats.get(record.target) ?? 0) + 1;
        repeats.set(record.target, seen);
        if (seen > 40) continue;
      }
      touch(record.target, record.type === 'attributes' ? `attribute ${record.attributeName}` : record.type);
    }
  };
  const observer = new MutationObserver(note);

  const onInvalid = (event: Event) => {
    invalid = { event, element: event.target as HTMLInputElement, at: performance.now() };
  };

  const onEvent = (event: Event) => {
    const target = (event.composedPath()[0] ?? document) as HTMLElement;
    if (event.type === 'focusin') focuses++;
    if (event.type === 'scroll') {
      scrolls++;
      last = performance.now();
      wake?.();
    } else if (event.type !== 'focusin') touch(target, event.type);
    else if (/^(input|textarea|select)$/.test(target.localName) || target.isContentEditable) touch(target, 'focus');
  };

  /** Watches a document or a shadow root; a second time does nothing, but for a document that was opened anew and lost its listeners. */
  const watchRoot = (root: Document | ShadowRoot) => {
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const type of ['input', 'change', 'focusin', 'scroll', 'toggle']) {
      root.addEventListener(type, onEvent, { capture: true, passive: true });
    }
    root.addEventListener('invalid', onInvalid, { capture: true });
  };

  const movingAnimations = () =>
    document.getAnimations().filter((animation) => {
      const end = Number(animation.effect?.getComputedTiming().endTime ?? 0);
      return animation.playState === 'running' && end < 2000 && Number(animation.currentTime ?? 0) < end;
    });

  const nextFrame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => resolve());
      laterIn(resolve, 50);
    });

  /** Whether the page says that it will hand on to another address within seconds; one that comes back to itself does so for ever. */
  const handsOn = () => {
    const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="refresh" i]');
    const [, seconds = '', address = ''] =
      /^\s*([\d.]+)\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(meta?.content ?? '') ?? [];
    const isDue = seconds !== '' && Number(seconds) <= 3 && performance.now() < (Number(seconds) + 1) * 1000;
    return isDue && new URL(address, document.baseURI).href !== location.href;
  };

  /** Timers that have brought no change for so long only repeat themselves. */
  const longestHold = 1000;

  /**
   * Waits until nothing has moved for `quietMs`; `fresh` counts from now. Timers are waited for as long as they bring
   * changes, or for `holdMs`. Says what still moved when `capMs` was over.
   */
  const quiet = async (quietMs: number, capMs: number, fresh: boolean, holdMs: number) => {
    watchRoot(document);
    const started = performance.now();
    const floor = fresh ? started : 0;
    if (fresh) repeats = new WeakMap();
    await nextFrame();
    for (;;) {
      const now = performance.now();
      const moving = movingAnimations();
      const rest = Math.max(last, floor) + quietMs - now;
      const held = readings() > 0 || (pending() > 0 && now < Math.max(last + longestHold, started + holdMs));
      if (rest <= 0 && !held && moving.length === 0 && !handsOn()) return { quiet: true, changes, moving: [] };
      if (now - started > capMs) {
        return { quiet: false, changes, moving: lately.concat(moving.length ? [`${moving.length} animations`] : []) };
      }
      await new Promise<void>((resolve) => laterIn(resolve, Math.max(rest, held || moving.length ? 8 : 1)));
    }
  };

  /** Resolves at the first change (or scrolling) after the count `since`, false when `capMs` passed without one. */
  const next = (what: 'change' | 'scroll', since: number, capMs: number) =>
    new Promise<boolean>((resolve) => {
      const come = () => (what === 'change' ? changes : scrolls) > since;
      if (come()) return resolve(true);
      const stop = laterIn(() => resolve(false), capMs);
      wake = () => {
        if (!come()) return;
        wake = undefined;
        clearTimeout(stop);
        resolve(true);
      };
    });

  /** Does something to the page that is not to count as a change. */
  const unseen = (work: () => void) => {
    note(observer.takeRecords());
    paused = true;
    try {
      work();
      observer.takeRecords();
    } finally {
      paused = false;
    }
  };

  return {
    watchRoot,
    nextFrame,
    quiet,
    next,
    unseen,
    /** Whether anything at all was changed just now, be it over and over. */
    isStirred: () => performance.now() - stirred < 60,
    /** What the browser says at a field because of which it sent no form within the last `pastMs`; undefined where there is none. */
    refused: (pastMs: number): string | undefined => {
      if (!invalid || invalid.event.defaultPrevented || performance.now() - invalid.at > pastMs) return undefined;
      const { element } = invalid;
      // The browser gives it the keyboard then; a page that only asks whether it is valid does not.
      const root = element.getRootNode() as Document | ShadowRoot;
      return root.activeElement === element && !element.validity.valid ? element.validationMessage : undefined;
    },
    changes: () => changes,
    scrolls: () => scrolls,
    focuses: () => focuses,
  };
}
