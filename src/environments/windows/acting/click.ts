import { type Attempt, type Confirmed, failed, gone } from '../../attempt.ts';
import type { Action } from '../../environment.ts';
import { modifierKey } from '../../keys.ts';
import type { Click } from '../orders.ts';
import { look, order, type Session, type Sighting } from '../session.ts';
import { attemptOf } from './attempt-of.ts';
import { poll } from './poll.ts';

const enabledMs = 2000;

/** Clicks a control; a disabled one is waited for. What can be ticked must be ticked otherwise than before. */
export async function clickOn(session: Session, action: Action): Promise<Attempt> {
  const sighting = session.seen.get(action.controlLabel);
  if (!sighting) return gone(action.controlLabel);
  const { control, part } = sighting;
  const { button = 'left', double, modifier, expand } = action.args;
  if (control.states.includes('disabled') && !(await becomesEnabled(session, part.key))) {
    return failed('action', `"${control.name}" cannot be clicked: it is disabled.`);
  }
  const held = modifier === undefined ? undefined : modifierKey(String(modifier));
  if (modifier !== undefined && !held) return failed('action', `There is no modifier key ${modifier}.`);
  const how: Click = { button: button as Click['button'], times: double ? 2 : 1, expand: expand === true };
  const done = await order(session, 'click', { key: part.key, ...how, modifier: held });
  const isPlain = button === 'left' && !double && !held;
  return attemptOf(done, isPlain ? { confirm: confirmTick(session, sighting) } : {});
}

export const becomesEnabled = (session: Session, key: string): Promise<boolean> =>
  poll(async () => {
    const part = (await look(session)).parts.find((one) => one.key === key);
    // What has gone is for the act to say.
    return !part?.states.includes('disabled');
  }, enabledMs);

function confirmTick(session: Session, { control }: Sighting): (() => Promise<Confirmed>) | undefined {
  if (control.type !== 'CheckBox' && control.type !== 'RadioButton') return undefined;
  const wasOn = control.states.includes('checked');
  const wanted = control.type === 'RadioButton' || !wasOn;
  const key = session.seen.get(control.label)!.part.key;
  return async () => {
    const part = session.last?.parts.find((one) => one.key === key);
    if (!part || part.states.includes('mixed') || part.states.includes('checked') === wanted) return undefined;
    return {
      type: 'effect',
      detail: `"${control.name}" is ${wanted ? 'not checked' : 'still checked'} after the click.`,
    };
  };
}
