import { openMeaning } from '../../agent/recall/meaning.ts';
import { createRecall } from '../../agent/recall/recall.ts';
import type { FamilyWords } from '../../records/discovered-family.ts';

type Wording = FamilyWords['wordings'][number];
/** `plain` is what the documentation says, with the bare places: its own words are to bring the family to mind, not those that were put to it. */
export type MadeWording = Wording & { plain?: string };
type Worded = { name: string; wordings: MadeWording[] };

/** A family has so many wordings at least, the first of them, whatever they bring to mind. */
const fewest = 3;

/**
 * Leaves out the wordings that do not bring their own family to mind where they and an eighth of the others are forgotten, given all families. What rules made has to be
 * among the three that come to mind, what documentation or a model says among the first tenth, for it may be of another family. `dropped`
 * counts them by where they came from; `mute`: families of which no wording passed, which keep their first ones.
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
  const near = Math.max(1, Math.min(3, Math.round(families.length / 10)));
  const dropped: Record<string, number> = {};
  const mute: string[] = [];
  const kept = families.map(({ name, wordings }) => {
    const passes = wordings.map(({ text, from, plain }) => {
      const found = recall(plain ?? text, { forgotten: text });
      return (from === 'rule' ? found : found.slice(0, near)).some(({ plan }) => plan[0] === name);
    });
    const good = wordings.filter((_, i) => passes[i]);
    if (good.length === 0) mute.push(name);
    const some =
      good.length >= fewest ? good : [...good, ...wordings.filter((_, i) => !passes[i]).slice(0, fewest - good.length)];
    for (const { from } of wordings.filter((wording) => !some.includes(wording)))
      dropped[from] = (dropped[from] ?? 0) + 1;
    const kept = wordings.filter((wording) => some.includes(wording));
    return { name, wordings: kept.map(({ text, from }) => ({ text, from })) };
  });
  return { kept, dropped, mute };
}
