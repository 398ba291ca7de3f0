import { expect, test } from 'vitest';
import { openMeaning } from '../recall/fitting/meaning.ts';
import { createRecall } from '../recall/recall.ts';
import { foreignRequests } from './foreign-requests.ts';
import { refusalOf } from './refusal.ts';

/** Notes lie along the first axis, everything that other software is asked for along the second. */
const embed = async (texts: readonly string[]) =>
  texts.map((text) => (/note|paper/i.test(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1)));
const patterns = [{ requests: ['Throw the note "{note}" away', 'Delete the note {note}'], plan: ['Click "delete".'] }];

test('without a bar a request is refused where it means rather something that other software is asked for', async () => {
  const meaning = openMeaning(embed);
  await meaning.read([...patterns.flatMap(({ requests }) => requests), ...foreignRequests]);
  const recall = createRecall(patterns, meaning);
  const asked = async (request: string) => {
    await recall.ready?.(request);
    return refusalOf(request, { recall });
  };
  expect(await asked('Throw that paper away')).toBeNull();
  expect(await asked('Throw a party away from the city')).toMatch(/^Nothing that was learnt covers this request/);
  expect(refusalOf('Throw a party away from the city', { recall: createRecall(patterns) })).toBeNull();
});
