import type { Assertion } from '../../../records/episode/judgement.ts';
import { holds, namedValues } from '../named-values.ts';
import type { LeafChange } from './leaf-changes.ts';
import { verdictOn } from './written-verifier.ts';

/** Why a written verifier is dropped. `answer`: the model wrote none; `request`: it does not speak of all that the request names. */
export type GateCheck = 'answer' | 'own' | 'nothing' | 'replaced' | 'dropped' | 'more' | 'request';

/** A value that no application has saved. */
const foreign = 'lamwright zqx 81';

/**
 * The gate of a written verifier, on what its own successful episode changed: it holds for that; it fails when nothing was done, when any one
 * value is another or as it was, when any one change is missing, when there is one change more; and what the request names exactly is in one
 * of its values or paths. Null: it passes.
 */
export function gateOf(
  assertions: readonly Assertion[],
  { request, changes }: { request: string; changes: readonly LeafChange[] },
): { check: GateCheck; reason: string } | null {
  const passes = (list: readonly LeafChange[]) => verdictOn(assertions, list).pass;
  const own = verdictOn(assertions, changes);
  if (!own.pass) return { check: 'own', reason: own.reason };
  if (passes([])) return { check: 'nothing', reason: 'it holds although nothing was done' };
  for (const [i, change] of changes.entries()) {
    const place = change.path.join(' › ');
    const others = [foreign, ...(change.before === undefined ? [] : [change.before])];
    if (others.some((value) => passes(changes.with(i, { ...change, value }))))
      return { check: 'replaced', reason: `it holds with another value at ${place}` };
    if (passes(changes.toSpliced(i, 1))) return { check: 'dropped', reason: `it holds without the change at ${place}` };
  }
  if (passes([...changes, { path: [foreign], kind: 'added', value: foreign }]))
    return { check: 'more', reason: 'it holds although more was changed' };
  const missing = namedValues(request).find(
    ({ value, exact }) =>
      exact && !assertions.some((assertion) => holds([...assertion.path, ...assertion.values].join(' '), value)),
  );
  return missing === undefined ? null : { check: 'request', reason: `it does not speak of "${missing.value}"` };
}
