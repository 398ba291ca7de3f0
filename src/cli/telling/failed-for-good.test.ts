import { expect, test } from 'vitest';
import type { FailedWork } from '../../store/store.ts';
import { failedForGood } from './failed-for-good.ts';

const store = (...inputs: string[]) => ({
  failed: async () => inputs.map((input) => ({ input }) as FailedWork),
});

test('what failed for good is told with the command that tries it again, in the workspace where it is', async () => {
  expect(await failedForGood(store())).toEqual([]);
  expect((await failedForGood(store('a')))[0]).toMatch(/^1 input failed .*status`.*--retry/);
  expect((await failedForGood(store('a', 'b'), 'w/examination'))[0]).toMatch(
    /^2 inputs .*status --workspace w\/examination`/,
  );
});
