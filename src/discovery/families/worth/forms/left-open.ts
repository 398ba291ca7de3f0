import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Effect } from '../../../../records/episode/effect.ts';
import type { Finding, Found } from '../../finding.ts';
import { cleaned } from '../../running/noise.ts';
import type { LiveRun } from '../../running/runs.ts';
import type { Cut } from '../../walks/cut.ts';
import type { Mask } from '../../walks/mask.ts';
import { effectKey, patternOf } from '../../walks/pattern.ts';
import { confirmingAct, draftsIn, isDraft } from './draft.ts';

/**
 * Whether a form is left open, which keeps what is gone when it is confirmed: that is bookkeeping from then on. Where nothing else was changed the
 * confirmed form is what is looked at.
 */
export async function leftOpen(
  cut: Cut,
  { attempt, record }: LiveRun,
  mask: Mask,
  finding: Finding,
): Promise<Found | null> {
  const { runs, noise, drafts } = finding;
  const effect = cleaned(record.effect, noise);
  if (!effect.some(({ kind, path }) => kind === 'added' && path.length === 1)) return null;
  const screen = attempt.episode.steps.at(-1)?.observation;
  const confirm = screen && confirmingAct(screen, await finding.lookAt(cut.of.template), cut.acts);
  if (!confirm) return null;
  const acts: TriedAct[] = [...cut.acts, confirm];
  const spec = { template: cut.of.template, acts, values: cut.values, from: cut.of.id, purpose: 'repeat' as const };
  const run = await runs.run(spec);
  const confirmed: Effect = cleaned(run.effect, noise);
  const found = run.trouble === undefined ? draftsIn(effect, confirmed) : [];
  drafts.push(...found);
  noise.side.push(...found);
  if (found.length === 0 || !isDraft(effect, drafts)) return null;
  const reason = 'a form is left open';
  if (confirmed.length === 0 || finding.known(confirmed, mask)) return { reason };
  const next = patternOf(effectKey(confirmed, mask), [{ ...cut, acts, target: confirmed }]);
  return { reason, more: finding.isAsked(next) ? [next] : [] };
}
