import { expect, test } from 'vitest';
import type { Observation } from '../../../records/screen/observation.ts';
import { createRecall } from '../../recall/recall.ts';
import { recallPolicy } from './recall.ts';

const observation: Observation = {
  window: { title: 'wiki' },
  focus: null,
  controls: [{ label: '1', name: 'Soup', type: 'Hyperlink', states: [], rect: { x: 0, y: 0, width: 1, height: 1 } }],
  messages: [],
};
const recall = createRecall([
  { requests: ['Open the page {title}', 'Show me the page {title}'], plan: ['Click the link "{title}".'] },
]);
const first = async (request: string, bar?: Parameters<typeof recallPolicy>[1]) => {
  const policy = recallPolicy(recall, bar);
  await policy.begin({ request, seed: 0 });
  return policy.decide({ request, observation, history: [] });
};

test('a request without any word that is known is refused; one that is known is done', async () => {
  expect(await first('Sort photos by date')).toMatchObject({ status: 'FAIL', failure: 'refused' });
  expect(await first('Open the page "Soup"')).toMatchObject({ function: 'click_input', controlName: 'Soup' });
});

test('what stays under the bar is refused with the nearest that can be done, in plain words', async () => {
  const refused = await first('Print the page "Soup"', { weights: [0], least: 1 });
  expect(refused).toMatchObject({ status: 'FAIL', failure: 'refused', function: '' });
  expect(refused.thought).toBe(
    'Nothing that was learnt covers this request. The nearest that can be done: “Open the page (title)”.',
  );
});

test('a plan whose places cannot be filled from the request is not followed', async () => {
  expect(await first('The page, please')).toMatchObject({ status: 'FAIL', failure: 'refused' });
});

test('of two kinds with the same words the plan that can begin on the screen is followed; one that breaks off at once makes room for the next', async () => {
  const wordings = ['Open the page {title}', 'Show me the page {title}'];
  const kind = (plan: string[]) => ({ requests: wordings, plan, discovered: true, places: {} });
  const found = createRecall([kind(['Click the "Draft of {title}" link.']), kind(['Click the link "{title}".'])]);
  const policy = recallPolicy(found);
  await policy.begin({ request: 'Show the page Soup', seed: 0 });
  expect(await policy.decide({ request: '', observation, history: [] })).toMatchObject({ controlName: 'Soup' });
});
