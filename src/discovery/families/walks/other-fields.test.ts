import { expect, test } from 'vitest';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Step } from '../../../records/episode/trajectory.ts';
import type { Control } from '../../../records/screen/control.ts';
import { click, fill } from '../acts.fixture.ts';
import type { Cut } from './cut.ts';
import { otherFields, withFieldBelow } from './other-fields.ts';

const control = (name: string, type: Control['type'] = 'Edit', more: Partial<Control> = {}): Control => ({
  ...{ label: name, name, type, states: [], rect: null, container: 'Form' },
  ...more,
});
const form = [
  control('Name'),
  control('Text'),
  control('Password'),
  control('Number', 'Edit', { states: ['readonly'] }),
  control('Search', 'Edit', { container: 'Page' }),
  control('Save', 'Button'),
];
const text = fill('Text', 'Walzor', 'Form');
const save = click('Save', 'Form');
const cut = (acts: TriedAct[]) =>
  ({ of: { id: 'walk' }, acts, values: [{ value: 'Walzor', act: 0, kind: 'text' }], target: [] }) as unknown as Cut;
const steps = [
  { observation: { controls: form }, decision: { function: 'set_edit_text', controlName: 'Text' } },
] as unknown as Step[];
const mask = (text: string) => text;

test('each other field of a form that is confirmed is tried with a value as it wants it', () => {
  const found = otherFields(cut([text, save]), steps, mask);
  expect(found.map(({ cuts: [own] }) => own!.acts.map(({ control }) => control!.name))).toEqual([['Name', 'Save']]);
  const [{ cuts } = expect.fail()] = found;
  expect(cuts[0]!.acts[0]!.args.text).toBe(cuts[0]!.values[0]!.value);
  const typed = [{ observation: { controls: [...form, control('content type')] }, decision: steps[0]!.decision }];
  const values = otherFields(cut([text, save]), typed as unknown as Step[], mask).map(({ cuts: [own] }) => own!.values);
  expect(values.at(-1)).toMatchObject([{ value: expect.stringMatching(/^\w+\/\w+$/), act: 0, kind: 'text' }]);
});

test('of a form that was confirmed as it stood each field is tried with a value that is made up', () => {
  const asItStood = [{ observation: { controls: form }, decision: { function: 'click_input', controlName: 'Save' } }];
  const found = otherFields({ ...cut([save]), values: [] }, asItStood as unknown as Step[], mask);
  expect(found.map(({ cuts: [own] }) => own!.acts.map(({ control }) => control!.name))).toEqual([
    ['Name', 'Save'],
    ['Text', 'Save'],
  ]);
  const [{ cuts } = expect.fail()] = found;
  expect(cuts[0]!.acts[0]!.args.text).toBe(cuts[0]!.values[0]!.value);
});

test('a form in which something was pressed is not one that was left as it stood', () => {
  const pressed = { ...cut([click('Bold', 'Form'), save]), values: [] };
  const asItStood = [{ observation: { controls: form }, decision: { function: 'click_input', controlName: 'Save' } }];
  expect(otherFields(pressed, asItStood as unknown as Step[], mask)).toEqual([]);
});

test('nothing is tried where nothing confirms, or several fields belong together', () => {
  expect(otherFields(cut([text]), steps, mask)).toEqual([]);
  expect(otherFields(cut([text, fill('Name', 'Soup', 'Form'), save]), steps, mask)).toEqual([]);
});

test('a name is tried with the value that belongs to it, in the field below', () => {
  const named = { ...cut([fill('Name', 'Walzor', 'Form'), save]) };
  const asNamed = [{ observation: { controls: form }, decision: { function: 'set_edit_text', controlName: 'Name' } }];
  const [{ cuts } = expect.fail()] = withFieldBelow(named, asNamed as unknown as Step[], mask);
  const { acts, values } = cuts[0]!;
  expect(acts.map(({ control }) => control!.name)).toEqual(['Name', 'Text', 'Save']);
  expect(values.map(({ value, act }) => value === acts[act]!.args.text)).toEqual([true, true]);
  expect(withFieldBelow(cuts[0]!, asNamed as unknown as Step[], mask)).toEqual([]);
});
