import { isDeepStrictEqual } from 'node:util';
import type { TreeObject } from '../../difference/tree.ts';

/** What is no text stands in a text as this sign. */
export const objectSign = '\uFFFC';

/** Takes stretches of text one after the other; neighbours of one look are one stretch. */
export function mergeRuns(gather: (put: (run: TreeObject) => void) => void): TreeObject[] {
  const runs: TreeObject[] = [];
  gather((run) => {
    const last = runs.at(-1);
    const { text, ...look } = run;
    const { text: lastText, ...lastLook } = last ?? {};
    if (last && !('object' in look) && isDeepStrictEqual(look, lastLook)) last.text = `${lastText}${text}`;
    else runs.push(run);
  });
  return runs;
}
