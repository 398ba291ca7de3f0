import type { ReferenceStep } from '../../../app-pack/family.ts';
import type { ControlPlace, TriedAct } from '../../../records/discovery/try.ts';
import type { Step } from '../../../records/episode/trajectory.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { fillText } from './places/places.ts';

/** Whether anything was done in a step, beside waiting. */
export const isAct = ({ decision: { function: name } }: Step): boolean => name !== '' && name !== 'wait';

/** An act as it will be done, on a screen that is not known yet. */
export const actOf = (name: TriedAct['function'], args: TriedAct['args'], control?: ControlPlace): TriedAct => ({
  ...(control && { control }),
  ...{ function: name, args, screen: '', ok: true, changed: true },
});

/** An act with each text in it made another. */
export function mapAct(act: TriedAct, make: (text: string) => string): TriedAct {
  const { control, args } = act;
  return {
    ...act,
    ...(control && { control: mapControl(control, make) }),
    args: Object.fromEntries(
      Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? make(value) : value]),
    ),
  };
}

const mapControl = (control: ControlPlace, make: (text: string) => string): ControlPlace => ({
  ...control,
  name: make(control.name),
  ...(control.container !== undefined && { container: make(control.container) }),
});

/** Acts of a record with values in their places, as they are done. */
export const filledActs = (acts: readonly TriedAct[], values: Readonly<Record<string, string>>): TriedAct[] =>
  acts.map((act) => mapAct(act, (text) => fillText(text, values)));

/** An act that is done by exact matching. */
export function stepOf({ control, function: name, args }: TriedAct): ReferenceStep {
  return { ...(control && { control: { ...control, container: control.container ?? '' } }), function: name, args };
}

/** What was on screen before each act, by the act's place among them. */
export const screensOf = (steps: readonly Step[]): Observation[] =>
  steps.filter(({ decision }) => decision.function !== 'wait').map(({ observation }) => observation);
