import type { App } from '../../app-pack/app.ts';
import type { Noise } from '../../effects/noise/effect-of.ts';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../records/discovery/try.ts';
import type { Effect, Tree } from '../../records/episode/effect.ts';
import { recordId } from '../../records/record-id.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { MutantReport } from './proving/mutants.ts';
import type { Reaching } from './reaching/reach.ts';
import type { Runs } from './running/runs.ts';
import type { Observed } from './varying/observed.ts';
import type { Cut } from './walks/cut.ts';
import type { Mask } from './walks/mask.ts';
import type { Pattern } from './walks/pattern.ts';
import type { TabTo } from './walks/ways/tab-to.ts';
import type { Drafts } from './worth/forms/draft.ts';

/** What families are found with. */
export type Finding = {
  app: App<Tree>;
  runs: Runs;
  noise: Noise;
  seed: number;
  /** The first screen of a template. */
  lookAt(template: string): Promise<Observation>;
  maskFor(cut: Pick<Cut, 'values' | 'of'>): Mask;
  openerOf: Reaching['openerOf'];
  /** The family that makes such an effect already. */
  known(effect: Effect, mask: Mask): string | undefined;
  /** Changes that other families make. */
  others: readonly Effect[];
  /** What is there only while a form is open, as far as that is known; grows. */
  drafts: Drafts;
  /** Whether anybody would ask for what a pattern changes. */
  isAsked(pattern: Pattern): boolean;
  /** The tab that shows what an act is done with. */
  tabTo: TabTo;
  /** What choosing one thing or another did in exploration. */
  observed: Observed;
  /** The acts of families that were found. */
  useful: readonly TriedAct[][];
};

/** A family, or why there is none; `mutants`: how its verifier did; `more`: patterns that came up on the way. */
export type Found = ({ family: DiscoveredFamily } | { reason: string }) & { mutants?: MutantReport; more?: Pattern[] };

/** The name of a family's record: the same pattern or chain of an application gives the same. */
export const familyId = (app: string, key: string): string => recordId('family', { app, key });
