import type { Decision } from '../records/episode/decision.ts';
import type { Observation } from '../records/screen/observation.ts';

/** What stands in a record instead of a password. */
export const passwordPlace = '[password]';

/** Shorter ones are only taken out where they are all that a text says. */
export const tellingLength = 6;

/** One act of a person: what was done, on which control, and what stood on screen before it. */
export type PersonAct = Pick<Decision, 'function' | 'args'> & {
  /** The control in `observation`; '' where none was meant. */
  label: string;
  observation: Observation;
  /** When it began and was last added to, in epoch milliseconds. */
  at: number;
  until: number;
  /** What was typed is a password. */
  secret?: boolean;
};

export type RecordOptions = {
  /** Called with all acts so far whenever one came, grew or was seen to be none. */
  onActs?: (acts: readonly PersonAct[]) => void;
  /** For tests: nobody sees the window. */
  headless?: boolean;
};

/** How the person's part ended: the window was closed, or the page went down. */
export type RecordingEnd = 'closed' | 'crashed';

/** A window in which a person works. */
export type Recording = {
  readonly ended: Promise<RecordingEnd>;
  /** The acts in order, and the screen after the last one; null where it was gone by then. `secrets` are passwords that were typed: they belong in no record. */
  finish(): Promise<{ acts: PersonAct[]; after: Observation | null; secrets: string[] }>;
  close(): Promise<void>;
};
