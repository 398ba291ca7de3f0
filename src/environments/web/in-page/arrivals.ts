export type Arrivals = ReturnType<typeof createArrivals>;

/**
 * Notes what is put into the page from a moment on: options may be plain text that nothing marks as such.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createArrivals() {
  const most = 200;
  let come: WeakRef<Element>[] = [];
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeType === 1 && come.length < most) come.push(new WeakRef(node as Element));
      }
    }
    if (come.length >= most) observer.disconnect();
  });

  /** Begins anew, in these places. */
  const watchArrivals = (places: readonly Node[]): void => {
    observer.disconnect();
    come = [];
    for (const place of places) observer.observe(place, { childList: true, subtree: true });
  };

  /** What has come since and holds a text and nothing else. */
  const arrivedTexts = (): HTMLElement[] => {
    const there = come.flatMap((one) => one.deref() ?? []).filter((one) => one.isConnected);
    const all = new Set(there.flatMap((one) => [one, ...one.querySelectorAll('*')]));
    return [...all].filter((one) => one.childElementCount === 0 && /\S/.test(one.textContent ?? '')) as HTMLElement[];
  };

  return { watchArrivals, arrivedTexts };
}
