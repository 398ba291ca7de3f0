import type { LiveRun } from '../../running/runs.ts';
import { type Cut, leaveOut, putIn } from '../cut.ts';
import type { TabTo } from './tab-to.ts';

/**
 * The cut with what it lacks from a fresh start: the tab of a dialog that had been left open; else without the act that cannot be done and gave no value, for
 * what it is done with had come by something else. The same where nothing was missing.
 */
export function mended(cut: Cut, { record: { acts, trouble } }: Pick<LiveRun, 'record'>, tabTo: TabTo): Cut {
  const at = trouble !== undefined && /^Not on screen/.test(trouble) ? acts.findIndex(({ ok }) => !ok) : -1;
  const missed = cut.acts[at];
  if (!missed) return cut;
  const tab = tabTo(missed);
  if (tab && !cut.acts.some(({ control }) => control?.name === tab.control!.name)) return putIn(cut, at, tab);
  return cut.values.some(({ act }) => act === at) ? cut : leaveOut(cut, (act) => act === missed);
}
