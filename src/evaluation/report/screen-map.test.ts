import { expect, test } from 'vitest';
import type { ExploredMap } from '../../discovery/explore/map-of.ts';
import { screenMap } from './screen-map.ts';

const act = (name: string) => ({ control: { name } }) as ExploredMap['passages'][number]['act'];
const map: ExploredMap = {
  screens: [
    { id: 'a', title: 'Notes', tried: ['new'], untried: ['<old>', 'settings', 'help'], way: [] },
    { id: 'b', title: 'Notes', tried: ['OK', 'Cancel'], untried: [], dialog: 'Really?', way: ['new'] },
    { id: 'c', title: 'Lost', tried: [], untried: ['x'] },
  ],
  passages: [
    { from: 'a', to: 'b', act: act('new'), key: 'new', failed: 0 },
    { from: 'b', to: 'a', act: act('Cancel'), key: 'Cancel', failed: 0 },
  ],
  tried: 3,
  untried: 4,
  effects: [{ pattern: 'added notes', tries: 2 }],
  troubles: [],
};

test('the map shows each screen with the share that was tried, names what was not, and draws ways forward', () => {
  const { markup } = screenMap(map);
  expect(markup).toContain('3 screens, 3 of them drawn; 3 kinds of acts tried, 4 not; 1 kinds of change');
  expect(markup).toContain('1 of 4 tried');
  expect(markup).toContain('Not tried: &#60;old&#62;, settings, help');
  for (const name of ['start: Notes', 'Really?', 'Lost']) expect(markup).toContain(`">${name}</text>`);
  expect(markup.match(/<path /g)).toHaveLength(1);
  expect(screenMap({ ...map, screens: [] }).markup).toBe('');
});
