import type { Step, Trajectory } from '../../records/episode/trajectory.ts';
import { quotationsIn } from '../plan-step/sentence/quotes.ts';
import { actInWords } from '../react/act-in-words.ts';
import { inMarks } from '../react/text.ts';
import type { Piece } from './piece.ts';

/** Successful episodes of train tasks as examples: the request, and the acts that changed something. Those of held-out families and of tests are none. */
export const examplesOf = (trajectories: readonly Trajectory[], heldOut: readonly string[]): Piece[] =>
  trajectories
    .filter(({ split, family, outcome }) => split === 'train' && outcome.success && !heldOut.includes(family))
    .map(({ request, family, steps }) => {
      const acts = steps.filter(isAct).map(({ decision }) => decision);
      const values = acts.flatMap(({ controlName, args }) => [controlName, ...Object.values(args).map(String)]);
      const about = withoutValues(request, values);
      return {
        about,
        text: acts.map(({ controlName }) => (request.includes(controlName) ? '' : controlName)).join(' '),
        shown: `Earlier request ${inMarks(request, 200)} was done by: ${acts.map(actInWords).join('; ')}`,
        kind: family,
      };
    });

/** What a request asks for, without the things that it is about: what it quotes, and of these values those that stand in it. */
export function withoutValues(request: string, values: readonly string[] = []): string {
  const quoted = quotationsIn(request).map(({ mark }) => mark);
  const things = [...quoted, ...values].filter((value) => value.length > 2);
  return things.toSorted((a, b) => b.length - a.length).reduce((text, value) => text.replaceAll(value, ' '), request);
}

const isAct = ({ decision: { function: name }, result }: Step): boolean =>
  result.ok && name !== '' && name !== 'wait' && name !== 'wheel_mouse_input';
