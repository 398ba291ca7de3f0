/**
 * Discovered families drawn by seed, as a table to be judged by hand: do words, plan and effect belong together, and would a person ask for it?
 *   node bench/sample-families.ts WORKSPACE [N] [SEED]
 */
import { effectInWords } from '../src/discovery/families/interpret/effect-words.ts';
import { learntFamilies } from '../src/discovery/families/learnt.ts';
import { LamwrightError } from '../src/records/error.ts';
import { createRng } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';

const [dir, count = '50', seed = '0'] = process.argv.slice(2);
if (!dir)
  throw new LamwrightError('USAGE', 'A workspace is wanted.', { remedy: 'node bench/sample-families.ts .lamwright' });
const store = await openStore({ dir });
const learnt = await learntFamilies(store);
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const short = (text: string) => (text.length > 150 ? `${text.slice(0, 147)}…` : text);

console.log('| family | words | plan | effect | verdict |\n|---|---|---|---|---|');
for (const { family, words } of createRng(Number(seed)).shuffle(learnt).slice(0, Number(count))) {
  const said = words?.wordings.slice(0, 3).map(({ text }) => text) ?? [];
  const effect = effectInWords(family.effect).map(short);
  const cells = [family.name, said.join('<br>'), family.plan.join('<br>'), effect.join('<br>'), ''];
  console.log(`| ${cells.map(cell).join(' | ')} |`);
}
console.log(`\n${Math.min(learnt.length, Number(count))} of ${learnt.length} families, seed ${seed}`);
await store.close();
