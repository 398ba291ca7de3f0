import type { Policy } from '../policy.ts';
import { noAct } from './no-act.ts';

/** Ends at once: what an application scores by itself. */
export function nothingPolicy(): Policy {
  return {
    name: 'nothing',
    checkpoint: null,
    begin: () => {},
    decide: async () => noAct('Nothing is done.', 'FINISH'),
  };
}
