import type { Decision } from '../records/decision.ts';
import type { Observation } from '../records/observation.ts';
import type { Step } from '../records/trajectory.ts';

/** All that a policy may know when it decides. Neither verifier nor reference solution is in it. */
export type PolicyState = {
  request: string;
  observation: Observation;
  /** The steps done so far, oldest first, with their results. */
  history: readonly Step[];
};

/** Chooses the next decision from the state. One policy object serves one episode at a time; `begin` resets it. */
export interface Policy {
  readonly name: string;
  /** Checkpoint id, for a model policy. */
  readonly checkpoint: string | null;
  begin(episode: { request: string; seed: number; plan?: string[] }): Promise<void> | void;
  decide(state: PolicyState): Promise<Decision>;
}
