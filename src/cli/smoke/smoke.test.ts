import { expect, test } from 'vitest';
import type { App } from '../../app-pack/app.ts';
import { notesApp } from '../../trajectories/notes-app.fixture.ts';
import { smokeReport } from './report.ts';
import { smoke } from './smoke.ts';

const notepad = { title: 'Notepad', version: 'Wine 8' };

test('a report says what ran where, and what fails', () => {
  const { ok, text } = smokeReport(notepad, [
    { name: 'observe', ok: true, detail: 'window "a|b`c"\n', ms: 12 },
    { name: 'screenshot', ok: false, detail: 'it is no PNG', ms: 3 },
  ]);
  expect(ok).toBe(false);
  expect(text.split('\n')).toEqual([
    '### Notepad by UI Automation: 1 of 2 checks fail',
    '',
    expect.stringContaining(`Node ${process.versions.node}`),
    '',
    '| check | | ms | |',
    '| --- | --- | --- | --- |',
    '| observe | ok | 12 | `window "a b c" ` |',
    '| screenshot | **fails** | 3 | `it is no PNG` |',
  ]);
  expect(smokeReport(notepad, []).ok).toBe(true);
});

test('an application is opened, looked at and pictured, and what it does not have is a typed failure', async () => {
  const told: string[] = [];
  const checks = await smoke({
    app: notesApp() as unknown as App,
    signal: new AbortController().signal,
    onCheck: ({ name }, done, total) => told.push(`${done}/${total} ${name}`),
  });
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(told).toEqual([
    '1/6 open Notes',
    '2/6 observe',
    '3/6 labels are unique and stay with their control',
    '4/6 time of a look',
    '5/6 screenshot',
    '6/6 a control that is not there is a typed failure',
  ]);
});
