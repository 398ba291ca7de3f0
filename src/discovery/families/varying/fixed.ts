import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { mapAct } from '../interpret/acts.ts';
import { fillSome, mapPath, mapTexts } from '../interpret/places.ts';
import type { Sketch } from './sketch/sketch.ts';

/** A sketch in which these parameters are none: what they stood for is always so. */
export function fixed<T extends Pick<Sketch, 'acts' | 'effect' | 'parameters' | 'values'>>(
  sketch: T,
  isFixed: (parameter: Parameter) => boolean,
): T {
  const gone = sketch.parameters.filter(isFixed).map(({ name }) => name);
  const put = (text: string) => fillSome(text, Object.fromEntries(gone.map((name) => [name, sketch.values[name]!])));
  return {
    ...sketch,
    acts: sketch.acts.map((act) => mapAct(act, put)),
    effect: sketch.effect.map((change) => mapChange(change, put)),
    parameters: sketch.parameters.filter(({ name }) => !gone.includes(name)),
    values: Object.fromEntries(Object.entries(sketch.values).filter(([name]) => !gone.includes(name))),
  };
}

const mapChange = ({ path, from, after, ...rest }: Change, put: (text: string) => string): Change => ({
  ...rest,
  path: mapPath(path, put),
  ...(from && { from: mapPath(from, put) }),
  ...(after !== undefined && { after: mapTexts(after, put) }),
});
