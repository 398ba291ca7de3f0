import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { act, wordingsOf } from './wordings.fixture.ts';

describe('settings', () => {
  const changed = (file: string, after: string): Change => ({
    path: [`${file}.tid`],
    kind: 'added',
    after: { text: [after] },
  });
  const said = (acts: TriedAct[], effect: Change[], parameters: Parameter[] = []) =>
    wordingsOf({ parameters, acts, effect })[0]!.join('\n');
  const radio = { type: 'RadioButton' } as const;

  test('what is kept as a theme is called so, too, where it is chosen on another page', () => {
    const look: Parameter = { name: 'look', kind: 'choice', field: 'Appearance', choices: ['Snow'], seen: ['Snow'] };
    const text = said(
      [act('click_input', 'Appearance'), act('click_input', '{look}', {}, radio)],
      [changed('$__theme', '{look:means}')],
      [look],
    );
    expect(text).toMatch(/the appearance to "\{look\}"/);
    expect(text).toMatch(/the theme/);
  });

  test('a label that says what is not to be done is not turned off', () => {
    const text = said(
      [act('click_input', 'Saving'), act('click_input', 'Do not save changes', {}, radio)],
      [changed('$__autosave', 'no')],
    );
    expect(text).toContain('Do not save changes');
    expect(text).not.toMatch(/Keep the changes|saving|do not save changes .*(?:off|hide)/);
  });

  test('the page that leads to a box is not what is turned on', () => {
    const text = said(
      [act('click_input', 'Settings'), act('click_input', 'Spelling hints', {}, { type: 'CheckBox' })],
      [changed('$__hints', 'yes')],
    );
    expect(text).toContain('Turn on spelling hints');
    expect(text).not.toMatch(/Turn on settings|settings should/);
  });

  test('a page that is opened is no setting of the list of what is open', () => {
    const list: Change = { path: ['$__StoryList.tid', 'list', '*'], kind: 'added', after: 'Control panel' };
    const text = said([act('click_input', 'control panel')], [list]);
    expect(text).toContain('Open control panel');
    expect(text).not.toContain('list');
  });
});
