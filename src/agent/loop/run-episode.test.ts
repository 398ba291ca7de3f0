import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ReferenceStep } from '../../app-pack/family.ts';
import type { Environment, EnvironmentHost } from '../../environments/environment.ts';
import { type LoggedPage, servePage } from '../../environments/web/fixtures/logged-page.fixture.ts';
import { web } from '../../environments/web/web.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import { LamwrightError } from '../../records/error.ts';
import { planFollower } from '../policies/following/plan-follower.ts';
import { referencePolicy } from '../policies/following/reference.ts';
import { nothingPolicy } from '../policies/nothing.ts';
import { randomPolicy } from '../policies/random.ts';
import type { Policy } from '../policy.ts';
import { type EpisodeOptions, runEpisode } from './run-episode.ts';

const page = `<!doctype html><title>Desk</title>
<label>title <input id="subject"></label><button onclick="log('saved ' + subject.value)">Save</button>
<button onclick="log('deleted')">Delete all</button><button disabled>Send</button><button>Idle</button>
<button onclick="setTimeout(() => { late.hidden = false }, 400)">Load</button>
<button id="late" hidden onclick="log('late')">Late</button>
<label>Colour <select><option>Red<option>Green</select></label>
<label><input type="checkbox" checked onchange="log('box ' + this.checked)"> Notify</label>
<p id="out"></p><div>${Array.from({ length: 700 }, (_, i) => `<button>b${i}</button>`).join('')}</div>
<script>const log = (text) => { out.textContent += text + ';'; navigator.sendBeacon('/log', text); };</script>`;

let server: LoggedPage;
let host: EnvironmentHost;
let environment: Environment;
let log: string[];

beforeAll(async () => {
  server = await servePage(page);
  log = server.log;
  host = await web();
});
afterAll(async () => {
  await host.close();
  server.close();
});
beforeEach(async () => {
  log.length = 0;
  environment = await host.open({ url: server.url });
});
afterEach(() => environment.close());

const run = (policy: Policy, rest: Partial<EpisodeOptions> = {}) =>
  runEpisode({
    policy,
    environment,
    task: { request: 'Save it' },
    limits: { steps: 10, ms: 30_000 },
    seed: 1,
    ...rest,
  });
const click = (name: string, rest: Partial<ReferenceStep> = {}): ReferenceStep => ({
  control: { name, type: 'Button' },
  function: 'click_input',
  ...rest,
});
const type = (text: string): ReferenceStep => ({
  control: { name: 'title' },
  function: 'set_edit_text',
  args: { text },
});

test('a plan in words is followed to its end, each step with its whole screen, result and times', async () => {
  const lines: string[] = [];
  const plan = ['Type "Plum jam" in the "title" box.', 'Tick the "Notify" check box.', 'Click the "Save" button.'];
  const { steps, end, failure } = await run(planFollower(), {
    task: { request: 'Save plum jam', plan },
    onStep: (_step, line) => lines.push(line.replace(/\d+ ms/, 'n ms')),
  });
  expect({ end, failure, log }).toEqual({ end: 'finish', failure: null, log: ['saved Plum jam'] });
  expect(steps.map(({ decision }) => [decision.thought, decision.plan.length, decision.status])).toEqual([
    [plan[0], 2, 'CONTINUE'],
    [plan[2], 0, 'FINISH'],
  ]);
  expect(lines).toEqual([
    '1. set_edit_text "title" text="Plum jam" -> CONTINUE: ok (n ms)',
    '2. click_input "Save" -> FINISH: ok (n ms)',
  ]);
  for (const { observation, ms } of steps) {
    expect(observation.controls.length).toBeGreaterThan(700);
    expect(ms.observe + ms.act).toBeGreaterThan(0);
    expect(ms.settle).toBeLessThan(1000);
  }
});

test('a control that appears late is waited for; an optional one that is missing is passed over', async () => {
  const { end } = await run(referencePolicy([click('Load'), click('Nowhere', { optional: true }), click('Late')]));
  expect({ end, log }).toEqual({ end: 'finish', log: ['late'] });
});

test('a step of the plan that fits nothing ends the episode as a grounding failure', async () => {
  const task = { request: 'Publish it', plan: ['Click the "Publish" button.'] };
  const { end, failure, steps } = await run(planFollower(), { task });
  expect(end).toBe('fail');
  expect(failure).toMatchObject({ type: 'grounding', detail: expect.stringContaining('Click the "Publish" button.') });
  expect(steps.at(-1)!.decision.controlLabel).toBe('');
});

test('a last act that failed is no finish', async () => {
  const { end, failure } = await run(planFollower(), {
    task: { request: 'Send it', plan: ['Click the "Send" button.'] },
  });
  expect(end).toBe('fail');
  expect(failure).toMatchObject({ type: 'action', step: 0, detail: expect.stringMatching(/"Send".*disabled/) });
});

test('a plan with a step that is not understood is not begun', async () => {
  const plan = ['Click the "Save" button.', 'Set "title".'];
  const { end, failure, steps } = await run(planFollower(), { task: { request: 'Save it', plan } });
  expect({ end, log, acts: steps.filter(({ decision }) => decision.function).length }).toEqual({
    end: 'fail',
    log: [],
    acts: 0,
  });
  expect(failure).toMatchObject({ detail: expect.stringContaining('Step 2, Set "title"., is not understood') });
});

test('a choice that a list has not is told with those that it has', async () => {
  const plan = ['Choose "Blue" in the "Colour" list.'];
  const { failure } = await run(planFollower(), { task: { request: 'Blue', plan } });
  expect(failure?.detail).toMatch(/"Blue" is not among the choices of "Colour": "(Red|Green)", "(Red|Green)"/);
});

test('a control that matched but could not be used is no success', async () => {
  const { steps, end, failure } = await run(always({ name: 'Send' }), { limits: { steps: 2, ms: 30_000 } });
  expect(steps[0]!.result).toMatchObject({ ok: false, failure: { type: 'action' } });
  expect({ end, failure: failure?.type }).toEqual({ end: 'budget', failure: 'budget' });
});

test('a decision on a control that is not on screen is not carried out', async () => {
  const { steps } = await run(always({ label: 'gone' }), { limits: { steps: 1, ms: 30_000 } });
  expect(steps[0]!.result).toMatchObject({ ok: false, failure: { type: 'grounding' } });
});

test('a step without a control records none, whatever was chosen before', async () => {
  const { steps } = await run(referencePolicy([type('x'), { function: 'keyboard_input', args: { keys: '{Tab}' } }]));
  expect(steps.map(({ decision }) => decision.controlName)).toEqual(['title', '']);
  expect(steps[1]!.decision.controlLabel).toBe('');
});

test('a risky act waits for a person and is not done when refused', async () => {
  const asked: unknown[] = [];
  const safety = (answer: boolean): EpisodeOptions['safety'] => ({
    risks: [{ kind: 'delete', name: /^delete/i }],
    confirm: async (risk) => {
      asked.push({ ...risk, doneBefore: log.length });
      return answer;
    },
  });
  const refused = await run(referencePolicy([click('Delete all')]), { safety: safety(false) });
  expect(refused).toMatchObject({ end: 'stopped', failure: { type: 'action', step: 0 } });
  expect(log).toEqual([]);
  const allowed = await run(referencePolicy([click('Delete all')]), { safety: safety(true) });
  expect({ end: allowed.end, log }).toEqual({ end: 'finish', log: ['deleted'] });
  const risk = { kind: 'delete', detail: 'click_input on "Delete all"', doneBefore: 0 };
  expect(asked).toEqual([risk, risk]);
});

test('a dry run decides and does nothing', async () => {
  const { steps, end } = await run(referencePolicy([click('Save'), click('Delete all')]), { dryRun: true });
  expect({ end, log, plan: steps[0]!.decision.plan }).toEqual({
    end: 'stopped',
    log: [],
    plan: ['click_input on "Delete all"'],
  });
});

test('the same act three times without any change ends as an effect failure', async () => {
  const { end, failure, steps } = await run(always({ name: 'Idle' }));
  expect({ end, type: failure?.type, steps: steps.length }).toEqual({ end: 'fail', type: 'effect', steps: 3 });
});

test('steps and time are limited, and a signal stops', async () => {
  const steps = await run(always({ name: 'Save' }), { limits: { steps: 2, ms: 30_000 } });
  expect([steps.end, steps.steps.length]).toEqual(['budget', 2]);
  const time = await run(always({ name: 'Save' }), { limits: { steps: 100, ms: 1 } });
  expect([time.end, time.failure?.type]).toEqual(['budget', 'budget']);
  const controller = new AbortController();
  const stopped = await run(always({ name: 'Save' }), { signal: controller.signal, onStep: () => controller.abort() });
  expect([stopped.end, stopped.steps.length]).toEqual(['stopped', 1]);
});

test('an answer cut short, or without room in the context, is an answer failure, a closed page a crash', async () => {
  for (const code of ['ANSWER_INVALID', 'CONTEXT_FULL'] as const) {
    const cut = always({ name: 'Save' });
    cut.decide = async () => {
      throw new LamwrightError(code, 'the answer ends in the middle', { remedy: 'Raise the limit.' });
    };
    expect(await run(cut)).toMatchObject({ end: 'fail', failure: { type: 'answer', step: 0 } });
  }
  await environment.close();
  expect(await run(nothingPolicy())).toMatchObject({ end: 'crash', failure: { type: 'crash' } });
});

test('screenshots are taken where asked and named in the observation', async () => {
  const shots: Buffer[] = [];
  const { steps } = await run(referencePolicy([click('Save')]), {
    screenshots: async (png) => `shot-${shots.push(png)}.png`,
  });
  expect(steps[0]!.observation.screenshot).toBe('shot-1.png');
  expect(shots[0]!.subarray(1, 4).toString()).toBe('PNG');
});

test('chance is seeded', async () => {
  const acts = ({ steps }: { steps: Step[] }) => steps.map(({ decision }) => [decision.function, decision.controlName]);
  const limits = { steps: 3, ms: 30_000 };
  const first = acts(await run(randomPolicy(), { limits, seed: 5 }));
  await environment.close();
  environment = await host.open({ url: server.url });
  expect(acts(await run(randomPolicy(), { limits, seed: 5 }))).toEqual(first);
});

/** Always clicks the same control and never ends. */
function always({ name = '', label }: { name?: string; label?: string }): Policy {
  return {
    name: 'always',
    checkpoint: null,
    begin: () => {},
    decide: async ({ observation }) => ({
      thought: 'Again.',
      controlLabel: label ?? observation.controls.find((control) => control.name === name)!.label,
      controlName: name,
      function: 'click_input',
      args: {},
      status: 'CONTINUE',
      plan: [],
    }),
  };
}
