import { openMeaning } from '../../agent/recall/fitting/meaning.ts';
import { createRecall } from '../../agent/recall/recall.ts';
import { parts } from '../../agent/recall/remember.ts';
import type { FamilyWords } from '../../records/discovery/discovered-family.ts';

type Wording = FamilyWords['wordings'][number];
/** `plain` is what the documentation says, with the bare places: its own words are to bring the family to mind, not those that were put to it. */
export type MadeWording = Wording & { plain?: string };
type Worded = { name: string; wordings: MadeWording[] };

/** So many families come to mind. */
const several = 3;

/**
 * Leaves out what documentation or a model says that does not bring its own family to mind, given what rules say of all families: it has to be among the first
 * tenth, for it may be of another family. What rules made stays: its rare words are what people say and nobody else here does. `dropped` counts by where they
 * came from; `mute`: families that come to mind by none of an eighth of their wordings, where that eighth is forgotten.
 */
export async function roundTrip(
  families: readonly Worded[],
  embed?: (texts: readonly string[]) => Promise<Float32Array[]>,
): Promise<{ kept: Worded[]; dropped: Record<string, number>; mute: string[] }> {
  const patterns = families.map(({ name, wordings }) => {
    const ruled = wordings.filter(({ from }) => from === 'rule');
    return { requests: (ruled.length > 0 ? ruled : wordings).map(({ text }) => text), plan: [name] };
  });
  const meaning = embed && openMeaning(embed);
  await meaning?.read(families.flatMap(({ wordings }) => wordings.map(({ text, plain }) => plain ?? text)));
  const recall = createRecall(patterns, meaning);
  const near = Math.max(1, Math.min(several, Math.round(families.length / 10)));
  const bringsTo = (name: string, text: string, most: number, forgotten?: string) =>
    recall(text, { forgotten })
      .slice(0, most)
      .some(({ plan }) => plan[0] === name);
  const dropped: Record<string, number> = {};
  const kept = families.map(({ name, wordings }) => {
    const good = wordings.filter(({ text, plain, from }) => from === 'rule' || bringsTo(name, plain ?? text, near));
    for (const { from } of wordings.filter((wording) => !good.includes(wording)))
      dropped[from] = (dropped[from] ?? 0) + 1;
    return { name, wordings: good.map(({ text, from }) => ({ text, from })) };
  });
  const mute = patterns.filter(
    ({ requests, plan: [name] }) =>
      !requests.some((text, i) => i % parts === 0 && bringsTo(name!, text, several, text)),
  );
  return { kept, dropped, mute: mute.map(({ plan }) => plan[0]!) };
}
