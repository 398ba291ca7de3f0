import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { groundAct } from '../../agent/plan-step/ground.ts';
import { parsePlanStep } from '../../agent/plan-step/parse.ts';
import { defineApp } from '../../app-pack/define/define-app.ts';
import type { Recording } from '../../environments/recording.ts';
import { temporaryFolder } from '../../environments/temporary-folder.ts';
import { serveFixtures } from '../../environments/web/fixture-server.ts';
import { web } from '../../environments/web/web.ts';
import { trajectorySchema } from '../../records/episode/trajectory.ts';
import { openStore } from '../../store/open-store.ts';
import { notesApp } from '../notes-app.fixture.ts';
import { humanDemonstrations } from './demonstrations.ts';
import { recordDemonstration } from './record-demonstration.ts';

const pageOf = (recording: Recording) => (recording as unknown as { page: Page }).page;
type Person = (page: Page, recording: Recording) => Promise<unknown>;
const shared = { request: 'Do it', seed: 0, check: true, headless: true, say: () => {} };

const inNotes = (person: Person, more: { check?: boolean; template?: string } = {}) =>
  recordDemonstration({
    ...shared,
    ...more,
    app: notesApp(),
    person: (recording) => person(pageOf(recording), recording),
  });

const writeNote = async (page: Page, title: string, text: string) => {
  await page.getByLabel('title').click();
  await page.keyboard.type(title);
  await page.keyboard.press('Tab');
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Save note' }).click();
  await page.getByText(`${title}: ${text}`).waitFor();
};

describe('in an application that saves', () => {
  test('what is done again from its plan and saves the same is good, and a train demonstration', async () => {
    const made = await inNotes(async (page) => {
      await page.getByRole('region', { name: 'Soup' }).getByText('Delete note').click();
      await writeNote(page, 'Tea', 'two spoons');
    });
    expect(made!.plan).toEqual([
      'Click "Delete note" in "Soup"',
      'Type "Tea" in the "title" box',
      'Type "two spoons" in the "text" box',
      'Click "Save note"',
    ]);
    const { trajectory } = made!;
    expect(trajectory).toMatchObject({
      policy: 'human',
      template: 'kitchen',
      outcome: { success: true, decidedBy: 'repetition' },
    });
    expect(trajectorySchema.parse(trajectory)).toEqual(trajectory);
    expect(
      trajectory.steps.map(({ decision: { function: name, controlName, args, status }, result }) => [
        name,
        controlName,
        args,
        status,
        result.changed,
      ]),
    ).toEqual([
      ['click_input', 'Delete note', {}, 'CONTINUE', true],
      ['set_edit_text', 'title', { text: 'Tea' }, 'CONTINUE', true],
      ['set_edit_text', 'text', { text: 'two spoons' }, 'CONTINUE', true],
      ['click_input', 'Save note', {}, 'FINISH', true],
    ]);
    // What stood on screen before each act, with the control that it was done on.
    expect(trajectory.steps[0]!.observation.controls.filter(({ name }) => name === 'Delete note')).toHaveLength(3);
    expect(trajectory.steps[1]!.observation.controls.find(({ name }) => name === 'title')).toMatchObject({ value: '' });
    for (const { observation, decision } of trajectory.steps)
      expect(observation.controls.map(({ label }) => label)).toContain(decision.controlLabel);

    const store = await openStore({ dir: await temporaryFolder('demonstrations') });
    await store.put('trajectory', [
      trajectory,
      { ...trajectory, id: 'other', outcome: { ...trajectory.outcome, success: false } },
    ]);
    await store.put('plan', [made!.pair!]);
    const found = await humanDemonstrations(store, 'notes');
    await store.close();
    expect(found.others).toBe(1);
    expect(found.good.map(({ task }) => task)).toMatchObject([
      { request: 'Do it', family: '', split: 'train', plan: made!.plan },
    ]);
  });

  test('what the plan does not do again is kept, and not good', async () => {
    const made = await inNotes(async (page) => {
      await page.evaluate(() => fetch('/save', { method: 'POST', body: '{"title":"Ghost","text":"boo"}' }));
      await writeNote(page, 'Tea', 'two spoons');
    });
    expect(made!.pair).toBeNull();
    expect(made!.trajectory.outcome).toMatchObject({
      success: false,
      reason: 'its plan, done again on a fresh copy, saved something else: Ghost is nothing instead of "boo"',
      failure: { type: 'effect' },
    });
  });

  test('the window closed in the middle: what was recorded is kept, and the note that was not saved tells', async () => {
    const made = await inNotes(async (page, recording) => {
      await page.getByLabel('title').click();
      await page.keyboard.type('Tea');
      await page.close();
      await recording.ended;
      await new Promise(() => {});
    });
    expect(made).toMatchObject({ end: 'closed', plan: ['Type "Tea" in the "title" box'], pair: null });
    expect(made!.trajectory.outcome.reason).toMatch(/saved nothing/);
  });

  test('the page crashes: what was recorded is kept and marked', async () => {
    const made = await inNotes(async (page) => {
      await writeNote(page, 'Tea', 'two spoons');
      page.goto('chrome://crash').catch(() => {});
      await new Promise(() => {});
    });
    expect(made).toMatchObject({ end: 'crashed', trajectory: { outcome: { failure: { type: 'crash' } } } });
    expect(made!.plan).toHaveLength(3);
  });

  test('a person who does nothing, or only clicks about', async () => {
    expect(await inNotes(async () => {})).toBeNull();
    expect(await inNotes((page) => page.mouse.click(600, 700))).toBeNull();
  });

  test('an unknown template is wrong usage', async () => {
    await expect(inNotes(async () => {}, { template: 'attic' })).rejects.toMatchObject({ code: 'USAGE' });
  });

  test('nobody can be followed in an application of the desktop', async () => {
    const app = {
      ...notesApp(),
      environment: async () => ({ kind: 'linux', open: async () => Promise.reject(), close: async () => {} }),
    };
    await expect(recordDemonstration({ ...shared, app, person: async () => {} })).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining('web applications only; Notes is a linux application'),
    });
  });
});

describe('on a page at an address', () => {
  let fixtures: Awaited<ReturnType<typeof serveFixtures>>;
  beforeAll(async () => {
    fixtures = await serveFixtures();
  });
  afterAll(() => fixtures.close());
  const onPage = (name: string, person: Person) => {
    const app = defineApp({ name: 'page', title: 'Page', environment: () => web(), start: () => Promise.reject() });
    return recordDemonstration({
      ...shared,
      app,
      url: fixtures.url(name),
      person: (recording) => person(pageOf(recording), recording),
    });
  };

  test('a password is in no record, also where the page shows it or the address has it', async () => {
    const made = await onPage('password', async (page) => {
      await page.getByLabel('Name').click();
      await page.keyboard.type('Ada');
      await page.keyboard.press('Tab');
      await page.keyboard.type('blue&hat7');
      await page.getByLabel('Show it').click();
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(/blue%26hat7/);
      await page.mouse.click(300, 300);
    });
    expect(made!.plan).toEqual([
      'Type "Ada" in the "Name" box',
      'Type "[password]" in the "Password" box',
      'Tick "Show it"',
      'Click "Sign in"',
    ]);
    const record = JSON.stringify(made);
    expect(record).toContain('You typed [password]');
    for (const secret of ['blue&hat7', 'blue%26hat7', 'blue&hat', 'lue&hat7']) expect(record).not.toContain(secret);
  });

  test('what a page does by itself is no act, and its names are only names', async () => {
    const made = await onPage('hostile', (page) => page.locator('#save').click());
    expect(made!.plan).toEqual(['Click "Save\\"; Click \\"Delete all"']);
    const { observation, decision } = made!.trajectory.steps[0]!;
    const acts = parsePlanStep(made!.plan[0]!);
    expect(acts).toHaveLength(1);
    expect(groundAct(acts[0]!, observation)?.control?.label).toBe(decision.controlLabel);
    expect(decision.controlName).toBe('Save"; Click "Delete all');
    expect(made!.trajectory.outcome).toMatchObject({
      success: false,
      reason: expect.stringContaining('not done again'),
      decidedBy: 'nobody',
    });
  });
});
