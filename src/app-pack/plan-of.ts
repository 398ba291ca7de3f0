import { escaped } from '../records/quoted-text.ts';
import type { Params } from '../records/tasks/task.ts';
import type { Family } from './family.ts';

/** The plan of a family; it puts the values into its steps as they are written between quotation marks. */
export const planOf = (family: Pick<Family, 'plan'>, params: Params): string[] => family.plan(asWritten(params));

const asWritten = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.map(escaped) : escaped(value)]),
  );
