import { contentOf } from '../explore/screens/content.ts';
import type { Finding, Found } from './finding.ts';
import { fromCut } from './from-cut.ts';
import { type Cut, fromSelection } from './walks/cut.ts';
import type { Pattern } from './walks/pattern.ts';
import { wayKey, waysFirst } from './walks/ways/ways-first.ts';
import { isDraft } from './worth/forms/draft.ts';

/** So many walks that changed the same are tried until one does it again; another after the verifier failed only where it does it in another way. */
const mostCuts = 2;

/** Makes a family of walks that changed the same: shortened, run again with other values, proven. Says why where it cannot. */
export async function findFamily(pattern: Pattern, finding: Finding): Promise<Found> {
  const inOrder = waysFirst(pattern.cuts, finding.maskFor);
  const cuts: Cut[] = [];
  for (const cut of inOrder) if (cuts.length < mostCuts && (await standsThere(cut, finding))) cuts.push(cut);
  if (cuts.length === 0) return { reason: 'the text that it is done to does not stand there from the start' };
  let last: Found = { reason: 'it cannot be done again' };
  const failed = new Set<string>();
  for (const cut of cuts) {
    const mask = finding.maskFor(cut);
    const way = wayKey(cut, mask);
    if (failed.has(way)) continue;
    if (isDraft(cut.target, finding.drafts)) return { reason: 'a form is left open' };
    const twin = finding.known(cut.target, mask);
    if (twin) return { reason: `the same as: ${twin}` };
    const found = await fromCut(pattern.key, cut, mask, finding);
    if (!found) {
      cuts.push(...fromSelection(cut));
      continue;
    }
    if ('family' in found || found.more || isFinal(found.reason)) return found;
    if (found.mutants) failed.add(way);
    last = found;
  }
  return last;
}

/** Whether the texts that are selected stand in the template: what was written or changed in a walk is not there in a fresh start. */
async function standsThere({ of, acts }: Cut, { app }: Finding): Promise<boolean> {
  const words = acts
    .filter(({ function: name }) => name === 'select_text')
    .flatMap(({ args }) => String(args.text).match(/\p{L}+/gu) ?? []);
  if (words.length === 0) return true;
  const { holds } = contentOf(await app.templateState(of.template));
  return words.every(holds);
}

/** Reasons that another walk to the same change has, too. */
const isFinal = (reason: string) =>
  /^(?:the same as|a form is left open|a field is left empty|it depends|it is about a page)/.test(reason);
