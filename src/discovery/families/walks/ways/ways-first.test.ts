import { expect, test } from 'vitest';
import type { TriedAct, Try } from '../../../../records/discovery/try.ts';
import { click, select } from '../../acts.fixture.ts';
import { type Cut, fromSelection } from '../cut.ts';
import { waysFirst } from './ways-first.ts';

const cut = (...acts: TriedAct[]): Cut => ({ of: { id: 'walk' } as Try, acts, values: [], target: [] });
const mask = (text: string) => text.replace(/Draft of .*|Ferry|Plan/, '{o}');
const made = (button: string, ...before: TriedAct[]) => cut(...before, select('hour'), click(button), click('Done'));
const firstOf = (cuts: Cut[]) => waysFirst(cuts, () => mask).map(({ acts }) => acts[0]!.control!.name);

test('one cut of each way comes first, what the application calls its controls before what bears the name of a thing', () => {
  const [draft, other] = ['Draft of Ferry', 'Draft of Plan'].map((name) => made('Bold', click(name, '', 'Hyperlink')));
  const [edit, longer] = [made('Bold', click('Edit')), made('Bold', click('More'), click('Clone'))];
  expect(firstOf([draft!, other!, longer, edit])).toEqual(['Edit', 'Draft of Ferry', 'More', 'Draft of Plan']);
});

test('what was done before a text was selected may have had nothing to do with it', () => {
  const [bare] = fromSelection(made('Center', click('Tools')));
  expect(bare!.acts.map(({ function: name }) => name)).toEqual(['select_text', 'click_input', 'click_input']);
  expect(fromSelection(bare!)).toEqual([]);
});
