import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import { formOf } from '../interpret/made-up.ts';
import type { Seen } from './generalise.ts';
import { otherValues, type Surroundings } from './others/other-values.ts';

/** A parameter with the values that it had in runs that agree; `odd`: options that are no choice. */
export function withSeen(
  parameter: Parameter,
  seen: readonly Seen[],
  { odd, ...around }: Surroundings & { odd: ReadonlySet<string> },
): Parameter {
  const values = [...new Set(seen.map((one) => one.values[parameter.name]!))];
  const { kind } = parameter;
  if (kind === 'text') {
    const isAnyLength = values.some((value) => value.includes(' '));
    return { ...parameter, form: formOf(values[0]!) ?? (isAnyLength ? 'words' : 'word'), seen: values };
  }
  if (kind !== 'choice') return { ...parameter, seen: values };
  const offered = otherValues(parameter, seen[0]!.values, around).filter((option) => !odd.has(option));
  const all = [...new Set([...values, ...offered])];
  // Where several options did what they say, the others do, too; not where many stand beside them that do something else.
  const isLikely = values.length >= Math.min(3, all.length) && odd.size <= values.length / 2;
  return { ...parameter, choices: isLikely ? all : values, seen: values };
}
