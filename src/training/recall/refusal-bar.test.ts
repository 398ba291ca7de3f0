import { expect, test } from 'vitest';
import { foreignRequests } from '../../agent/cover/foreign-requests.ts';
import { refusalOf } from '../../agent/cover/refusal.ts';
import type { Pattern } from '../../agent/recall/pattern.ts';
import { createRecall } from '../../agent/recall/recall.ts';
import { refusalBar } from './refusal-bar.ts';

const ways = [
  (act: string, thing: string) => `${act} the ${thing} "{title}"`,
  (act: string, thing: string) => `Please ${act} my ${thing} {title}`,
  (act: string, thing: string) => `Could you ${act} the ${thing} called {title}?`,
  (act: string, thing: string) => `I want you to ${act} “{title}”, a ${thing}`,
  (act: string, thing: string) => `The ${thing} {title}: ${act} it`,
  (act: string, thing: string) => `${act} that ${thing} {title} now`,
  (act: string, thing: string) => `It is time to ${act} the ${thing} named "{title}"`,
  (act: string, thing: string) => `Would you kindly ${act} {title}? It is a ${thing}`,
];
/** Sixteen kinds of request, eight wordings each. */
const patterns: Pattern[] = ['open', 'remove', 'rename', 'copy'].flatMap((act) =>
  ['note', 'board', 'shelf', 'plan'].map((thing) => ({
    requests: ways.map((way) => way(act, thing)),
    plan: [`Click "${act}" of "{title}".`],
  })),
);

test('the bar is found from the wordings alone: known kinds are taken on, requests to other software are not', () => {
  const bar = refusalBar(patterns)!;
  const recall = createRecall(patterns);
  const isRefused = (request: string) => refusalOf(request, { recall, bar }) !== null;
  const known = patterns.flatMap(({ requests }) => requests.map((wording) => wording.replace('{title}', 'Winter Tea')));
  expect(known.filter(isRefused).length / known.length).toBeLessThan(0.02);
  expect(foreignRequests.filter(isRefused).length / foreignRequests.length).toBeGreaterThan(0.9);
  expect(isRefused('Turn the heating off when everybody has left the house')).toBe(true);
  expect(refusalBar([...patterns])).toEqual(bar);
}, 60_000);

test('with too few wordings, or machine-made ones, there is no bar', () => {
  expect(refusalBar(patterns.slice(0, 2))).toBeUndefined();
  expect(refusalBar(patterns.map((pattern) => ({ ...pattern, discovered: true })))).toBeUndefined();
});
