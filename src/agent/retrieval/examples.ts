import type { Step, Trajectory } from '../../records/trajectory.ts';
import { actInWords } from '../react/act-in-words.ts';
import { inMarks } from '../react/text.ts';
import type { Piece } from './retrieval.ts';

/** Successful episodes of train tasks as examples: the request, and the acts that changed something. Those of held-out families and of tests are none. */
export const examplesOf = (trajectories: readonly Trajectory[], heldOut: readonly string[]): Piece[] =>
  trajectories
    .filter(({ split, family, outcome }) => split === 'train' && outcome.success && !heldOut.includes(family))
    .map(({ request, family, steps }) => {
      const acts = steps.filter(isAct).map(({ decision }) => actInWords(decision));
      return {
        about: request,
        kind: family,
        text: `Earlier request ${inMarks(request, 200)} was done by: ${acts.join('; ')}`,
      };
    });

const isAct = ({ decision: { function: name }, result }: Step): boolean =>
  result.ok && name !== '' && name !== 'wait' && name !== 'wheel_mouse_input';
