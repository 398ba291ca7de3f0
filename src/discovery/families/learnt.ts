import { nameSchema } from '../../app-pack/define/define-family.ts';
import type { DiscoveredFamily, FamilyWords } from '../../records/discovery/discovered-family.ts';
import { LamwrightError } from '../../records/error.ts';
import { recordId } from '../../records/record-id.ts';
import type { RecordFilter, Store } from '../../store/store.ts';
import { withoutUnnamed } from './worth/unnamed.ts';

/** A family that was learnt, under the name that it has now, with its words where it has some. */
export type Learnt = { family: DiscoveredFamily; words?: FamilyWords };

/** What a person said of a family: another name for it, or that it is to be left out. The last word counts. */
type FamilyNote = { id: string; about: 'family'; app: string; family: string; rename?: string; drop?: true };

/** The families of a workspace, of one application or of all, without those that a person dropped or that nobody would ask for beside the others. */
export async function learntFamilies(store: Store, app?: string): Promise<Learnt[]> {
  const where: RecordFilter = app === undefined ? {} : { app };
  const notes = await store.list<FamilyNote>('note', { ...where, about: 'family' });
  const words = await store.list<FamilyWords>('words', where);
  const families = await store.list<DiscoveredFamily>('family', where);
  return withoutUnnamed(families).flatMap((family) => {
    const said = notes.filter((note) => note.family === family.id);
    if (said.some(({ drop }) => drop)) return [];
    const names = [family.id, family.name, ...said.flatMap(({ rename }) => rename ?? [])];
    const own = words.findLast((one) => one.app === family.app && names.includes(one.family));
    const name = names.at(-1)!;
    return [{ family: { ...family, name }, ...(own && { words: { ...own, family: name } }) }];
  });
}

/**
 * Gives a family another name.
 * @throws LamwrightError USAGE where there is no such family, or the new name is taken or none
 */
export async function renameFamily(store: Store, name: string, rename: string, app?: string): Promise<void> {
  const { family, others } = await familyNamed(store, name, app);
  if (!nameSchema.safeParse(rename).success)
    throw usage(`"${rename}" is no name for a family.`, 'Use small letters and digits with hyphens, e.g. "add-tag".');
  if (others.includes(rename)) throw usage(`There is a family "${rename}" already.`, 'Choose another name.');
  await note(store, { app: family.app, family: family.id, rename });
}

/**
 * Leaves a family out from now on.
 * @throws LamwrightError USAGE where there is no such family
 */
export async function dropFamily(store: Store, name: string, app?: string): Promise<void> {
  const { family } = await familyNamed(store, name, app);
  await note(store, { app: family.app, family: family.id, drop: true });
}

async function familyNamed(store: Store, name: string, app?: string) {
  const learnt = await learntFamilies(store, app);
  const found = learnt.find(({ family }) => family.name === name);
  const others = learnt.filter((one) => one !== found).map(({ family }) => family.name);
  if (found) return { family: found.family, others };
  const known = others.length > 0 ? `Learnt are: ${others.slice(0, 12).join(', ')}.` : 'Nothing was learnt here yet.';
  throw usage(`There is no family "${name}".`, known);
}

async function note(store: Store, said: Omit<FamilyNote, 'id' | 'about'>): Promise<void> {
  const before = await store.count('note', { about: 'family', family: said.family });
  await store.put('note', [{ id: recordId('note', { ...said, before }), about: 'family', ...said }]);
}

const usage = (message: string, remedy: string) => new LamwrightError('USAGE', message, { remedy });
