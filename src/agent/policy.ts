import type { Decision } from '../records/episode/decision.ts';
import type { Tree } from '../records/episode/effect.ts';
import type { Step } from '../records/episode/trajectory.ts';
import type { Rect } from '../records/screen/control.ts';
import type { Observation } from '../records/screen/observation.ts';

/** All that a policy may know when it decides. Neither verifier nor reference solution is in it. */
export type PolicyState = {
  request: string;
  observation: Observation;
  /** The steps done so far, oldest first, with their results. */
  history: readonly Step[];
  /** PNG of the screen with these controls numbered; absent where there is none, as in recorded states. */
  screenshot?: (marks: { label: string; rect: Rect }[]) => Promise<Buffer>;
};

/** What a policy is told when an episode begins. `saved` reads what stands in the application's data then; absent where that cannot be read. */
export type Begun = { request: string; seed: number; plan?: string[]; saved?: (() => Promise<Tree>) | undefined };

/** Chooses the next decision from the state. One policy object serves one episode at a time; `begin` resets it. */
export interface Policy {
  readonly name: string;
  /** Checkpoint id, for a model policy. */
  readonly checkpoint: string | null;
  begin(episode: Begun): Promise<void> | void;
  decide(state: PolicyState): Promise<Decision>;
  /** Why an act must not happen, in words; null where it may. The loop asks before each act: what is objected to is a failed act. */
  objects?(decision: Decision, screen: Observation): string | null;
}
