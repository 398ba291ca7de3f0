import type { PersonAct } from '../../environments/recording.ts';
import type { Observation } from '../../records/screen/observation.ts';

/** The same acts with labels counted from 1, in the order in which their controls first stand on screen. */
export function withShortLabels<A extends PersonAct>(acts: readonly A[]): A[] {
  const short = new Map<string, string>();
  const of = (label: string) => {
    if (label !== '' && !short.has(label)) short.set(label, String(short.size + 1));
    return short.get(label) ?? '';
  };
  const seen = (screen: Observation): Observation => ({
    ...screen,
    controls: screen.controls.map((control) => ({ ...control, label: of(control.label) })),
    focus: screen.focus === null ? null : of(screen.focus),
  });
  return acts.map((act) => {
    const observation = seen(act.observation);
    const { toLabel } = act.args;
    const args = toLabel === undefined ? act.args : { ...act.args, toLabel: of(String(toLabel)) };
    return { ...act, observation, label: of(act.label), args };
  });
}
