import { describe, expect, test } from 'vitest';
import { noNoise } from '../../../effects/noise/effect-of.ts';
import type { Try } from '../../../records/discovery/try.ts';
import type { Change, Effect } from '../../../records/episode/effect.ts';
import { click } from '../acts.fixture.ts';
import { maskOf } from '../walks/mask.ts';
import { type Pattern, patternsOf } from '../walks/pattern.ts';
import { isEmptyMarks } from './empty-marks.ts';
import { draftsIn, isDraft } from './forms/draft.ts';
import { withInterfaceState } from './interface-state.ts';
import { uselessOf } from './useless.ts';

const patternOf = (target: Effect, last = click('x'), values: string[] = []): Pattern => {
  const cut = { of: { id: 'a' } as Try, acts: [last], values: [], target };
  return patternsOf([cut], () => maskOf(values, new Set(['Tea'])))[0]!;
};
const set = (file: string, after: string): Change => ({ path: [file, 'value'], kind: 'changed', before: 'a', after });

describe('nobody asks for', () => {
  const noise = withInterfaceState(noNoise, [[set('window-state.json', 'b')], [set('settings.json', 'b')]]);

  test('what is shown, unless a value was given', () => {
    const shown = patternOf([set('window-state.json', 'b')]);
    expect(uselessOf(shown, noise, [shown])).toBe('it changes only what is shown');
    expect(uselessOf(patternOf([set('window-state.json', 'Fanoru')], click('x'), ['Fanoru']), noise, [])).toBeNull();
    expect(uselessOf(patternOf([set('settings.json', 'b')]), noise, [])).toBeNull();
  });

  test('what leaves nothing but requests, where others leave something', () => {
    const sent = patternOf([{ path: ['(requests)', 1, 'body'], kind: 'added', after: 'x' }]);
    const saved = patternOf([set('settings.json', 'b')]);
    expect(uselessOf(sent, noise, [sent, saved])).toBe('it leaves nothing behind');
    expect(uselessOf(sent, noise, [sent])).toBeNull();
  });

  test('another page', () => {
    expect(uselessOf(patternOf([set('pages.json', 'b')], click('x', '', 'TabItem')), noise, [])).toBe(
      'it shows another page only',
    );
  });

  test('what comes along with anything else', () => {
    const along: Change = { path: ['notes/Tea.md', 'format'], kind: 'added', after: 'md' };
    const more = ['one', 'two', 'three'].map((key) =>
      patternOf([along, { path: ['notes/Tea.md', key], kind: 'added', after: 'x' }]),
    );
    expect(uselessOf(patternOf([along]), noise, more)).toBe('it comes along with other changes');
    expect(uselessOf(patternOf([along]), noise, more.slice(1))).toBeNull();
  });

  test('marks around nothing; around a word, and before a line, they are of use', () => {
    const to = (after: string): Change => ({ path: ['a.md', 'text'], kind: 'changed', before: 'Boil water.', after });
    expect(["''''Boil water.", 'Boil [[]]water.', '``Boil water.'].map((text) => isEmptyMarks([to(text)]))).toEqual([
      true,
      true,
      true,
    ]);
    expect(["Boil ''water''.", '* Boil water.', 'Boil no water.', 'x'].some((text) => isEmptyMarks([to(text)]))).toBe(
      false,
    );
    expect(isEmptyMarks([{ path: ['b.md'], kind: 'added', after: { text: ["''''"], title: 'B' } }])).toBe(true);
    const made = (text: string) => [{ path: ['b.md'], kind: 'added' as const, after: { text: [text], title: 'B' } }];
    expect(['# ', '!!! [[]]'].map((text) => isEmptyMarks(made(text)))).toEqual([true, true]);
    expect(['# Tea', '---', '3. '].map((text) => isEmptyMarks(made(text)))).toEqual([false, false, false]);
    const lines = (...texts: string[]) =>
      texts.map((after, i): Change => ({ path: ['a.md', 'text', i + 1], kind: 'added', after }));
    expect(isEmptyMarks(lines('', '<<<', '<<<'))).toBe(true);
    expect(isEmptyMarks(lines('<<<', 'Boil water.', '<<<'))).toBe(false);
  });

  test('a name with nothing under it', () => {
    const named = (after: string): Change => ({ path: ['a.md', 'Fanoru'], kind: 'added', after });
    const cut = (target: Effect) =>
      patternsOf(
        [
          {
            of: { id: 'a' } as Try,
            acts: [click('x')],
            values: [{ value: 'Fanoru', act: 0, kind: 'text' }],
            target,
          },
        ],
        () => maskOf(['Fanoru'], new Set()),
      )[0]!;
    expect(uselessOf(cut([named('')]), noise, [])).toMatch('left empty');
    expect(uselessOf(cut([named('Walzor')]), noise, [])).toBeNull();
    const made: Change = { path: ['b.md'], kind: 'added', after: { title: 'B', Fanoru: '' } };
    expect(uselessOf(cut([made]), noise, [])).toMatch('left empty');
  });

  test('what is gone when the form is confirmed', () => {
    const draft: Effect = [
      { path: ["notes/Draft of 'New'.md"], kind: 'added', after: { title: "Draft of 'New'", of: 'New' } },
    ];
    const drafts = draftsIn(draft, [{ path: ['notes/New.md'], kind: 'added', after: { title: 'New' } }]);
    expect(drafts).toEqual([["notes/Draft of '*'*"]]);
    expect(isDraft([set("notes/Draft of 'Tea'.md", 'b')], drafts)).toBe(true);
    expect(isDraft([set('notes/Tea.md', 'b')], drafts)).toBe(false);
  });
});
