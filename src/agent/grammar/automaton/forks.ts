import { after } from './decode.ts';
import type { Rule, State } from './rules.ts';

/**
 * Where the grammar leaves a choice: the indices of these tokens at which it allows others, too. At all others a model at work is not
 * asked. Null where it cannot write them.
 */
export function forksIn<T>(rule: Rule<T>, tokens: readonly number[]): number[] | null {
  const forks: number[] = [];
  let states: State<T>[] = rule((value) => [{ done: value }]);
  for (const [i, token] of tokens.entries()) {
    const next = after(states, token);
    if (next.length === 0) return null;
    if (states.some((state) => 'token' in state && state.token !== token)) forks.push(i);
    states = next;
  }
  return states.some((state) => 'done' in state) ? forks : null;
}
