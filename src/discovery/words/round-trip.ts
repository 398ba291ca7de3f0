import { openMeaning } from '../../agent/recall/meaning.ts';
import { createRecall } from '../../agent/recall/recall.ts';
import type { FamilyWords } from '../../records/discovered-family.ts';

type Wording = FamilyWords['wordings'][number];
/** `plain` is what the documentation says, with the bare places: its own words are to bring the family to mind, not those that were put to it. */
export type MadeWording = Wording & { plain?: string };
type Worded = { name: string; wordings: MadeWording[] };

/** So many families come to mind. */
const several = 3;

/**
 * Leaves out what documentation or a model says that does not bring its own family to mind where it and an eighth of the other wordings are forgotten, given all
 * families: it has to be among the first tenth, for it may be of another family. What rules made stays: its rare words are what people say and nobody else here does.
 * `dropped` counts by where they came from; `mute`: families of which no wording is among the three that come to mind.
 */
export async function roundTrip(
  families: readonly Worded[],
  embed?: (texts: readonly string[]) => Promise<Float32Array[]>,
): Promise<{ kept: Worded[]; dropped: Record<string, number>; mute: string[] }> {
  const patterns = families.map(({ name, wordings }) => ({ requests: wordings.map(({ text }) => text), plan: [name] }));
  const meaning = embed && openMeaning(embed);
  const plain = families.flatMap(({ wordings }) => wordings.flatMap(({ plain }) => plain ?? []));
  await meaning?.read([...patterns.flatMap(({ requests }) => requests), ...plain]);
  const recall = createRecall(patterns, meaning);
  const near = Math.max(1, Math.min(several, Math.round(families.length / 10)));
  const dropped: Record<string, number> = {};
  const mute: string[] = [];
  const kept = families.map(({ name, wordings }) => {
    const bringsTo = ({ text, plain }: MadeWording, most: number) =>
      recall(plain ?? text, { forgotten: text })
        .slice(0, most)
        .some(({ plan }) => plan[0] === name);
    const good = wordings.filter((wording) => wording.from === 'rule' || bringsTo(wording, near));
    const kept = good.length > 0 ? good : wordings;
    if (!kept.some((wording) => bringsTo(wording, several))) mute.push(name);
    for (const { from } of wordings.filter((wording) => !kept.includes(wording)))
      dropped[from] = (dropped[from] ?? 0) + 1;
    return { name, wordings: kept.map(({ text, from }) => ({ text, from })) };
  });
  return { kept, dropped, mute };
}
