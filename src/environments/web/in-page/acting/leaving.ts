import type { Registry } from '../registry.ts';
import type { Timers } from '../watching/timers.ts';
import type { createFields } from './fields.ts';
import type { Hands } from './hands.ts';

/**
 * Notes what stands in a field when the keyboard has left it: an application may change it then.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createLeaving(
  registry: Registry,
  { hasKeyboard }: Hands,
  { plainValue }: ReturnType<typeof createFields>,
  { laterIn }: Timers,
) {
  let watched: { label: string; asked: string; left?: string | undefined } | undefined;
  const onLeave = () => {
    // After all that the application does on it.
    laterIn(() => {
      const element = watched && registry.find(watched.label);
      if (!watched || !element || watched.left !== undefined || hasKeyboard(element)) return;
      watched.left = plainValue(watched.label, watched.asked);
    }, 0);
  };

  /** From now on it is noted how this field is left, and of no other. */
  const watchLeaving = (label: string, asked: string): void => {
    watched = { label, asked };
    const page = registry.find(label)?.ownerDocument;
    // A second time does nothing.
    page?.addEventListener('focusout', onLeave);
  };

  /** What stood in the field when it was left; undefined where it was not, or was taken away. */
  const leftAs = async (label: string): Promise<string | undefined> => {
    // A field that is left just now is noted first.
    await new Promise<void>((resolve) => laterIn(resolve, 0));
    return watched?.label === label ? watched.left : undefined;
  };

  return { watchLeaving, leftAs };
}
