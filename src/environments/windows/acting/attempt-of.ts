import type { Attempt } from '../../attempt.ts';
import type { Done } from '../orders.ts';

/** What the driver says of an act, as an attempt. */
export function attemptOf(done: Done, more: Partial<Attempt & { ok: true }> = {}): Attempt {
  return 'failure' in done ? { ok: false, failure: done.failure } : { ok: true, how: done.how, ...more };
}
