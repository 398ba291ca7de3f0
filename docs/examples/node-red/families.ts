import { isDeepStrictEqual } from 'node:util';
import { defineFamily, type ReferenceStep, steps, type Verdict } from '#lamwright';
import type { FlowState } from './state.ts';

type Flows = FlowState['flows'];

const { click } = steps;
const openFlow = (flow: string): ReferenceStep => ({ ...click(flow, { type: 'Hyperlink' }), args: { double: true } });
const typeName = (text: string) => steps.setText('Name', text);
const save = [click('Done'), click('Deploy')];

const openPlan = (flow: string) => `Double-click the "${flow}" tab in the top bar.`;
const savePlan = ['Click the "Done" button.', 'Click the "Deploy" button.'];

/** Passes when the flows are exactly the expected ones: what the task asks for, and nothing else. */
function expectFlows(after: FlowState, expected: Flows): Verdict {
  if (isDeepStrictEqual(after.flows, expected)) return { pass: true, reason: 'the flows are as asked for' };
  return { pass: false, reason: `expected ${JSON.stringify(expected)}, found ${JSON.stringify(after.flows)}` };
}

/** The flows with one of them changed. */
const changed = ({ flows }: FlowState, name: string, change: Partial<Flows[number]>): Flows =>
  flows.map((flow) => (flow.name === name ? { ...flow, ...change } : flow));

const renameFlow = defineFamily<FlowState, { flow: string; name: string }>({
  name: 'rename-flow',
  wordings: [
    'Rename the flow "{flow}" to "{name}"',
    'Call the flow {flow} {name} from now on',
    'Change the name of “{flow}” to “{name}”',
    'The flow {flow} should be named "{name}"',
  ],
  sample: ({ rng, state, words }) => ({ flow: rng.pick(state.flows).name, name: words.title() }),
  free: ['flow', 'name'],
  plan: ({ flow, name }) => [openPlan(flow), `Type "${name}" in the "Name" box.`, ...savePlan],
  solve: ({ flow, name }) => [openFlow(flow), typeName(name), ...save],
  verify: ({ before, after, params }) => expectFlows(after, changed(before, params.flow, { name: params.name })),
});

const addFlow = defineFamily<FlowState, { name: string }>({
  name: 'add-flow',
  wordings: [
    'Add a flow called "{name}"',
    'Make a new flow with the name {name}',
    'Create an empty flow “{name}”',
    'I need one more flow; name it "{name}"',
  ],
  sample: ({ words }) => ({ name: words.title() }),
  free: ['name'],
  plan: ({ name }) => [
    'Click the "Add flow" button in the top bar.',
    openPlan('Flow 1'),
    `Type "${name}" in the "Name" box.`,
    ...savePlan,
  ],
  solve: ({ name }) => [click('Add flow'), openFlow('Flow 1'), typeName(name), ...save],
  verify: ({ before, after, params }) =>
    expectFlows(after, [...before.flows, { name: params.name, disabled: false, locked: false, nodes: [] }]),
});

const disableFlow = defineFamily<FlowState, { flow: string }>({
  name: 'disable-flow',
  wordings: [
    'Disable the flow "{flow}"',
    'Switch the flow {flow} off',
    'The flow “{flow}” should not run any more',
    'Turn {flow} off, but keep the flow',
  ],
  sample: ({ rng, state }) => {
    const running = state.flows.filter(({ disabled }) => !disabled);
    return running.length > 0 ? { flow: rng.pick(running).name } : null;
  },
  free: ['flow'],
  plan: ({ flow }) => [openPlan(flow), 'Click the "Enabled" button at the bottom.', ...savePlan],
  solve: ({ flow }) => [openFlow(flow), click('Enabled'), ...save],
  verify: ({ before, after, params }) => expectFlows(after, changed(before, params.flow, { disabled: true })),
});

const deleteFlow = defineFamily<FlowState, { flow: string }>({
  name: 'delete-flow',
  wordings: ['Delete the flow "{flow}"', 'Remove the flow {flow}', 'Get rid of the flow “{flow}”'],
  sample: ({ rng, state }) => ({ flow: rng.pick(state.flows).name }),
  free: ['flow'],
  plan: ({ flow }) => [openPlan(flow), 'Click the "Delete" button.', 'Click the "Deploy" button.'],
  solve: ({ flow }) => [openFlow(flow), click('Delete'), click('Deploy')],
  verify: ({ before, after, params }) =>
    expectFlows(
      after,
      before.flows.filter(({ name }) => name !== params.flow),
    ),
});

const enableFlow = defineFamily<FlowState, { flow: string }>({
  name: 'enable-flow',
  heldOut: true,
  wordings: ['Enable the flow "{flow}"', 'Switch the flow {flow} on again', 'The flow “{flow}” should run again'],
  sample: ({ rng, state }) => {
    const stopped = state.flows.filter(({ disabled }) => disabled);
    return stopped.length > 0 ? { flow: rng.pick(stopped).name } : null;
  },
  free: ['flow'],
  plan: ({ flow }) => [openPlan(flow), 'Click the "Disabled" button at the bottom.', ...savePlan],
  solve: ({ flow }) => [openFlow(flow), click('Disabled'), ...save],
  verify: ({ before, after, params }) => expectFlows(after, changed(before, params.flow, { disabled: false })),
});

export const families = [renameFlow, addFlow, disableFlow, deleteFlow, enableFlow];
