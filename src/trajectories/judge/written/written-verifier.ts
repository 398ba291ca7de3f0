import type { Verdict } from '../../../app-pack/family.ts';
import type { Assertion, WrittenVerifier } from '../../../records/episode/judgement.ts';
import { holds } from '../named-values.ts';
import { type LeafChange, leafChanges } from './leaf-changes.ts';

/**
 * Whether what was saved is what the assertions say and nothing else: each has its one change, and each change its assertion.
 * Data alone: nothing that a model wrote is executed.
 */
export function verifyWritten(
  { assertions, bookkeeping }: Pick<WrittenVerifier, 'assertions' | 'bookkeeping'>,
  { before, after }: { before: unknown; after: unknown },
): Verdict {
  return verdictOn(assertions, leafChanges(before, after, bookkeeping));
}

export function verdictOn(assertions: readonly Assertion[], changes: readonly LeafChange[]): Verdict {
  const left = [...changes];
  for (const assertion of assertions) {
    const at = left.findIndex((change) => isMet(assertion, change));
    if (at < 0) return { pass: false, reason: `not so: ${inWords(assertion)}` };
    left.splice(at, 1);
  }
  if (left.length > 0) return { pass: false, reason: `${left[0]!.path.join(' › ')} was ${left[0]!.kind} besides` };
  if (assertions.length === 0) return { pass: false, reason: 'nothing was asked for' };
  return { pass: true, reason: 'exactly what the written verifier asks for was saved' };
}

function isMet({ path, kind, how, values }: Assertion, change: LeafChange): boolean {
  if (kind !== change.kind || JSON.stringify(path) !== JSON.stringify(change.path)) return false;
  return values.every((value) => (how === 'equals' ? change.value === value : holds(change.value, value)));
}

const inWords = ({ path, kind, how, values }: Assertion) =>
  `${path.join(' › ')} ${kind}, ${how} ${values.map((value) => JSON.stringify(value)).join(', ')}`;
