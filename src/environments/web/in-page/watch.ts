export type Watch = ReturnType<typeof createWatch>;

/**
 * Notes everything that a user could see change: DOM mutations, values, focus, selection, scrolling, short timers.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createWatch() {
  const laterIn = globalThis.setTimeout.bind(globalThis);
  const watched = new WeakSet<Node>();
  let repeats = new WeakMap<Node, number>();
  const timers = new Set<number>();
  let depth = 0;
  let changes = 0;
  let scrolls = 0;
  let last = performance.now();
  let lately: string[] = [];
  let paused = false;
  let wake: (() => void) | undefined;

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

  const onEvent = (event: Event) => {
    const target = (event.composedPath()[0] ?? document) as HTMLElement;
    if (event.type === 'scroll') {
      scrolls++;
      last = performance.now();
      wake?.();
    } else if (event.type !== 'focusin') touch(target, event.type);
    else if (/^(input|textarea|select)$/.test(target.localName) || target.isContentEditable) touch(target, 'focus');
  };

  /** Watches a document or an open shadow root; once is enough. */
  const watchRoot = (root: Document | ShadowRoot) => {
    if (watched.has(root)) return;
    watched.add(root);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const type of ['input', 'change', 'focusin', 'scroll', 'toggle']) {
      root.addEventListener(type, onEvent, { capture: true, passive: true });
    }
  };

  /**
   * Timers short enough to be part of an effect hold back the quiet: short ones with those they set, longer ones (a
   * debounced search) only where no other timer set them, because that is how applications poll and save.
   */
  const longestTimer = (chain: number) => (chain === 1 ? 350 : chain <= 3 ? 100 : -1);

  const watchTimers = () => {
    const clear = globalThis.clearTimeout.bind(globalThis);
    const patched = (handler: TimerHandler, delay?: number, ...args: unknown[]) => {
      const chain = depth + 1;
      if (typeof handler !== 'function' || (delay ?? 0) > longestTimer(chain)) {
        return laterIn(handler, delay, ...args);
      }
      const id = laterIn(() => {
        timers.delete(id);
        const outer = depth;
        depth = chain;
        try {
          handler(...args);
        } finally {
          depth = outer;
        }
      }, delay) as unknown as number;
      timers.add(id);
      return id;
    };
    globalThis.setTimeout = patched as typeof globalThis.setTimeout;
    globalThis.clearTimeout = (id) => {
      timers.delete(id as unknown as number);
      clear(id);
    };
  };

  const movingAnimations = () =>
    document.getAnimations().filter((animation) => {
      const end = Number(animation.effect?.getComputedTiming().endTime ?? 0);
      return animation.playState === 'running' && end < 2000 && Number(animation.currentTime ?? 0) < end;
    });

  const frame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => resolve());
      laterIn(resolve, 50);
    });

  /** Waits until nothing has moved for `quietMs`; `fresh` counts from now. Says what still moved when `capMs` was over. */
  const quiet = async (quietMs: number, capMs: number, fresh: boolean) => {
    const started = performance.now();
    const floor = fresh ? started : 0;
    if (fresh) repeats = new WeakMap();
    await frame();
    for (;;) {
      const now = performance.now();
      const moving = movingAnimations();
      const rest = Math.max(last, floor) + quietMs - now;
      if (rest <= 0 && timers.size === 0 && moving.length === 0) return { quiet: true, changes, moving: [] };
      if (now - started > capMs) {
        return { quiet: false, changes, moving: lately.concat(moving.length ? [`${moving.length} animations`] : []) };
      }
      await new Promise<void>((resolve) => laterIn(resolve, Math.max(rest, timers.size || moving.length ? 8 : 1)));
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

  return { watchRoot, watchTimers, quiet, next, unseen, changes: () => changes, scrolls: () => scrolls };
}
