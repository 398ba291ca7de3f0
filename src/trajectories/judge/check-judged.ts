import type { Judgement } from '../../records/episode/judgement.ts';
import type { Evidence } from './judge-prompt.ts';
import type { Judged } from './judged.ts';

/**
 * A yes that the evidence does not bear is none: parts that by the judge's own word are not met, what the request names exactly comes up
 * neither in an act nor in what was saved, or nothing saved at all where no picture shows more. A no is never made a yes.
 */
export function checkJudged(
  { complete, reason, parts }: Judged,
  { named, saved }: Evidence,
  hasPictures: boolean,
): Pick<Judgement, 'complete' | 'reason'> {
  if (complete !== 'yes') return { complete, reason };
  const because = (answer: 'no' | 'unsure', why: string) => ({ complete: answer, reason: `${reason} But ${why}.` });
  const unmet = parts.find(({ met }) => met === 'no') ?? parts.find(({ met }) => met === 'unsure');
  if (unmet) return because(unmet.met === 'no' ? 'no' : 'unsure', `"${unmet.part}" is ${unmet.met} by its own word`);
  const missing = named.find(({ exact, standing }) => exact && standing === 'nowhere');
  if (missing) return because('unsure', `"${missing.value}" is nowhere in what was done and saved`);
  if (saved && saved.about.length + saved.besides.length === 0 && !hasPictures)
    return because('unsure', 'nothing was saved');
  return { complete, reason };
}
