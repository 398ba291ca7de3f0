import { expect, test } from 'vitest';
import type { Environment } from '../environments/environment.ts';
import { controlSchema } from '../records/control.ts';
import { decisionSchema } from '../records/decision.ts';
import type { Observation } from '../records/observation.ts';
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
