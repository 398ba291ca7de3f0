import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Move } from '../choosing/moves.ts';
import type { Content } from '../screens/content.ts';
import { controlAt, kindsOn } from '../screens/place.ts';
import type { Moment, Walk } from './moment.ts';
import { nowhere } from './nowhere.ts';

/** The same acts with the same values once more, as far as they can be done. */
export function* again(first: Moment, acts: readonly TriedAct[], { mask }: Content): Walk {
  let now = first;
  for (const { control: place, function: fn, args } of acts) {
    const { controls } = now.observation;
    const control = place ? controlAt(place, controls, kindsOn(controls, mask)) : nowhere;
    if (!control) return;
    const to = controls.find(({ name, type }) => name === args.toName && type === control.type);
    const move: Move = {
      key: 'again',
      manner: 'click',
      control,
      function: fn,
      args: to ? { ...args, toLabel: to.label } : args,
      prior: 0,
    };
    now = yield move;
  }
}
