import { expect, test } from 'vitest';
import type { Environment } from '../../environments/environment.ts';
import { decisionSchema } from '../../records/episode/decision.ts';
import { controlSchema } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Policy } from '../policy.ts';
import { carryOut } from './carry-out.ts';

const screen = (name: string): Observation => ({
  window: { title: 'Notes' },
  focus: null,
  controls: [controlSchema.parse({ label: '1', name, type: 'Button', states: [], rect: null })],
  messages: [],
});
const decision = decisionSchema.parse({
  thought: '',
  controlLabel: '1',
  controlName: 'Open',
  function: 'click_input',
  args: {},
  status: 'CONTINUE',
  plan: [],
});

test('keys are pressed as far as it is known what they meet', async () => {
  const names = ['Title', 'Save', 'Delete'];
  const controls = names.map((name, i) =>
    controlSchema.parse({ label: `${i}`, name, type: i === 0 ? 'Edit' : 'Button', states: [], rect: null }),
  );
  const run = async (keys: string, rest: Partial<Parameters<typeof carryOut>[0]>) => {
    const acts: string[] = [];
    let at = 0;
    const look = (): Observation => ({ window: { title: 'Notes' }, focus: `${at}`, controls, messages: [] });
    const environment = {
      observe: async () => look(),
      act: async ({ controlLabel, args }: typeof decision) => {
        acts.push(`${controlLabel || names[at]}: ${args.keys}`);
        at += String(args.keys).split('{Tab}').length - 1;
        return { ok: true, changed: true, ms: { act: 1, settle: 2 } };
      },
    } as unknown as Environment;
    const typed = { ...decision, controlLabel: '0', function: 'keyboard_input' as const, args: { keys } };
    return { acts, done: await carryOut({ decision: typed, observation: look(), environment, ...rest }) };
  };
  const risks = [{ kind: 'delete' as const, name: /^delete/i }];
  const asked: string[] = [];
  const no = { risks, confirm: async ({ detail }: { detail: string }) => asked.push(detail) === 0 };

  const refused = await run('{Tab}{Tab}{Enter}', { safety: no });
  expect(refused).toMatchObject({
    acts: ['0: {Tab}', 'Save: {Tab}'],
    done: {
      refused: true,
      result: { ok: false, changed: true, failure: { detail: expect.stringContaining('after {Tab}{Tab}: refused') } },
      ms: { act: 2, settle: 4 },
    },
  });
  expect(asked).toEqual(['keyboard_input on "Delete"']);
  const fine = await run('a{Tab}{Enter}', { safety: no });
  expect([fine.acts, fine.done.result]).toEqual([['0: a{Tab}', 'Save: {Enter}'], { ok: true, changed: true }]);
  const objects: Policy['objects'] = ({ controlName }) => (controlName === 'Delete' ? 'not asked for' : null);
  expect((await run('{Tab}{Tab} ', { objects })).done).toMatchObject({
    refused: false,
    result: { ok: false, failure: { type: 'action', detail: 'after {Tab}{Tab}: not asked for' } },
  });
  expect((await run('{Tab}{Tab}{Enter}', {})).acts).toEqual(['0: {Tab}{Tab}{Enter}']);
});

test('where somebody is asked, a control that has another name by now is not acted on', async () => {
  const acts: string[] = [];
  const environment = (now: string) =>
    ({
      observe: async () => screen(now),
      act: async () => {
        acts.push(now);
        return { ok: true, changed: true, ms: { act: 0, settle: 0 } };
      },
    }) as unknown as Environment;
  const safety = { risks: [{ kind: 'delete' as const, name: /^delete/i }], confirm: async () => true };
  const work = { decision, observation: screen('Open'), safety };
  const changed = await carryOut({ ...work, environment: environment('Delete') });
  expect(changed.result.failure).toEqual({ type: 'grounding', detail: '"Open" has changed since: it is "Delete" now' });
  expect((await carryOut({ ...work, environment: environment('Open') })).result.ok).toBe(true);
  expect(acts).toEqual(['Open']);
});
