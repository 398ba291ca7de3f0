import type { Cut } from '../cut.ts';
import type { Mask } from '../mask.ts';

/** What is the same about acts that differ in the user's names and values alone. */
export const wayKey = ({ acts }: Cut, mask: Mask): string =>
  acts.map(({ function: name, control }) => `${name} ${control ? `${control.type} ${mask(control.name)}` : ''}`).join();

/**
 * Cuts that changed the same, in the order in which they are tried: one of each way of doing it, the shortest first, of these what the application calls
 * its own controls before what bears a name of the user's, as a link to a draft; then the others.
 */
export function waysFirst(cuts: readonly Cut[], maskFor: (cut: Cut) => Mask): Cut[] {
  const told = cuts.map((cut) => ({ cut, key: wayKey(cut, maskFor(cut)) }));
  const named = (key: string) => key.split(/\{[ov]\}/).length;
  const inOrder = told.toSorted((a, b) => a.cut.acts.length - b.cut.acts.length || named(a.key) - named(b.key));
  const isFirst = ({ key }: { key: string }, at: number) => inOrder.findIndex((other) => other.key === key) === at;
  return [...inOrder.filter(isFirst), ...inOrder.filter((one, at) => !isFirst(one, at))].map(({ cut }) => cut);
}
