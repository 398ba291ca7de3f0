import { expect, test } from 'vitest';
import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { press, select } from '../acts.fixture.ts';
import type { Varying } from './others/any-of.ts';
import { vary } from './vary.ts';

/** An editor of two documents, in which what is typed is put behind the line that is selected, where that stands there. */
const lines: Record<string, string[]> = { trip: ['Costs', 'The ferry'], prices: ['Leeks', 'Carrots'] };
const put = (value: string): Effect => [{ path: ['document.txt', '*'], kind: 'added', after: value }];
const varied = (acts: TriedAct[]) => {
  const app = {
    templates: Object.keys(lines).map((name) => ({ name })),
    templateState: async (name: string) => ({ 'document.txt': lines[name] }),
  };
  const run = async ({ template, acts: done }: { template: string; acts: TriedAct[] }) => {
    const there = done.every(
      ({ function: name, args }) => name !== 'select_text' || lines[template]!.includes(String(args.text)),
    );
    return there ? { effect: put(String(done.at(-1)!.args.keys)) } : { effect: [], trouble: 'does not stand there.' };
  };
  return vary({
    ...{
      app,
      runs: { run },
      lookAt: async () => ({ controls: [] }),
      ignored: [],
      screens: [],
      observed: () => new Map(),
      seed: 1,
    },
    sketch: {
      acts,
      effect: put('{value}'),
      parameters: [{ name: 'value', kind: 'text', seen: ['Fanoru'] }],
      values: { value: 'Fanoru' },
    },
    base: { id: 'base', template: 'trip', effect: put('Fanoru') } as unknown as Try,
  } as unknown as Varying);
};

test('what is done at one text of a document, whatever is asked for, is no task', async () => {
  expect(await varied([select('Costs'), press('{value}')])).toBe('it is done at one text alone');
  expect(await varied([press('{value}')])).toMatchObject({ templates: ['trip', 'prices'] });
});
