import type { Store } from '../../store/store.ts';
import { callName } from '../package-json.ts';

/** A line about the inputs that failed for good, where there are any: they are in no figure. `dir`: the workspace, where it is another than the usual one. */
export async function failedForGood(store: Pick<Store, 'failed'>, dir?: string): Promise<string[]> {
  const { length } = await store.failed();
  if (length === 0) return [];
  const what = length === 1 ? '1 input' : `${length} inputs`;
  const where = dir === undefined ? '' : ` --workspace ${dir}`;
  return [
    `${what} failed for good and stand in no figure; \`${callName} status${where}\` lists them, \`--retry\` tries them again.`,
  ];
}
