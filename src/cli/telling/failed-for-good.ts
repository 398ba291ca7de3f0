import type { Store } from '../../store/store.ts';
import { callName } from '../package-json.ts';

/** A line about the inputs that failed for good, where there are any: they are in no figure. */
export async function failedForGood(store: Pick<Store, 'failed'>): Promise<string[]> {
  const { length } = await store.failed();
  if (length === 0) return [];
  const what = length === 1 ? '1 input' : `${length} inputs`;
  return [
    `${what} failed for good and stand in no figure; \`${callName} status\` lists them, \`--retry\` tries them again.`,
  ];
}
