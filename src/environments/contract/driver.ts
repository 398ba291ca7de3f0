import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Action, ActOutcome, Environment } from '../environment.ts';

/** An environment with its last observation at hand. */
export async function drive(environment: Environment) {
  let seen = await environment.observe();
  const find = (name: string, type?: Control['type']): Control => {
    const found = seen.controls.filter((control) => control.name === name && (!type || control.type === type));
    if (!found[0]) throw new Error(`No "${name}" among ${seen.controls.map((control) => control.name).join(' | ')}`);
    return found.find((control) => control.type !== 'Text') ?? found[0];
  };
  const look = async (): Promise<Observation> => {
    seen = await environment.observe();
    return seen;
  };
  return {
    environment,
    find,
    look,
    see: () => seen,
    messages: () => seen.messages,
    /** Acts on the control with this name ('' for none), then looks again. */
    async act(
      fn: Action['function'],
      name: string,
      args: Action['args'] = {},
      type?: Control['type'],
    ): Promise<ActOutcome> {
      const controlLabel = name ? find(name, type).label : '';
      const outcome = await environment.act({ controlLabel, controlName: name, function: fn, args });
      await look();
      return outcome;
    },
  };
}
export type Driver = Awaited<ReturnType<typeof drive>>;
