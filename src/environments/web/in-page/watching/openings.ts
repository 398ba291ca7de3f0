/**
 * Lets a page open a few windows by itself, then one every few seconds, and one for each act of the user. One that opens
 * windows without end gets null for the others, as from a browser that blocks them.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createOpenings() {
  const atOnce = 8;
  const everyMs = 5000;
  let left = atOnce;
  let since = performance.now();

  const limitWindows = () => {
    const open = globalThis.open.bind(globalThis);
    const acted = ({ isTrusted }: Event) => {
      if (isTrusted) left = Math.max(left, 1);
    };
    for (const type of ['mouseup', 'keydown']) addEventListener(type, acted, { capture: true, passive: true });
    globalThis.open = (...args) => {
      const more = Math.floor((performance.now() - since) / everyMs);
      since += more * everyMs;
      left = Math.min(atOnce, left + more);
      if (left === 0) return null;
      left--;
      return open(...args);
    };
  };

  return { limitWindows };
}
