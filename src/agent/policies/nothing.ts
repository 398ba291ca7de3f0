import type { Policy } from '../policy.ts';

/** Ends at once: what an application scores by itself. */
export function nothingPolicy(): Policy {
  return {
    name: 'nothing',
    checkpoint: null,
    begin: () => {},
    decide: async () => ({
      thought: 'Nothing is done.',
      controlLabel: '',
      controlName: '',
      function: '',
      args: {},
      status: 'FINISH',
      plan: [],
    }),
  };
}
