import type { ActionFunction, ActionResult, Decision } from '../records/episode/decision.ts';
import type { Tree } from '../records/episode/effect.ts';
import type { Rect } from '../records/screen/control.ts';
import type { Observation } from '../records/screen/observation.ts';
import type { Recording, RecordOptions } from './recording.ts';

/** What an environment is asked to do: the acting part of a decision. */
export type Action = Pick<Decision, 'controlLabel' | 'controlName' | 'function' | 'args'>;

export type ActOutcome = ActionResult & { ms: { act: number; settle: number } };

/**
 * Drives one running application. One instance serves one episode at a time.
 * Every method has a time limit and rejects with a LamwrightError (PAGE_UNSETTLED, ENVIRONMENT_CRASHED, TIMEOUT);
 * an action that cannot be done or has no effect is not an exception: it is an ActOutcome with a typed failure.
 */
export interface Environment {
  readonly kind: string;
  /** Every control on screen, once the application is ready (events and DOM quiet, never a fixed sleep). */
  observe(): Promise<Observation>;
  /** Acts on the control with this label (from the last observation), waits until the application is quiet. */
  act(action: Action): Promise<ActOutcome>;
  /** PNG of the window; `mark` outlines these rectangles (numbered by label) on it. */
  screenshot(mark?: { label: string; rect: Rect }[]): Promise<Buffer>;
  /**
   * What the application keeps on this side: of a web page what stands in its browser and the requests for a change that it sent since it was opened. An environment that knows of no such
   * place has no such method.
   */
  stored?(): Promise<{ [place: string]: Tree }>;
  close(): Promise<void>;
}

/** Where an environment finds the application, and the folders (absolute paths) that files go to and come from. */
export type Target = { url: string; downloads?: string; files?: string };

/** Owns what outlives an episode (the browser process, the display): opens one environment per task. */
export interface EnvironmentHost {
  readonly kind: string;
  /** Functions of the application's own, with the names of their arguments; one without arguments acts on the control that is named. */
  readonly functions?: Readonly<Partial<Record<ActionFunction, readonly string[]>>>;
  /**
   * Opens the application at a running app's address. Replaces a crashed browser by itself.
   * Files that the application hands out are kept in the folder `downloads`, where one is given; a file that is given to
   * the application by a relative name is looked for in the folder `files`.
   */
  open(target: Target): Promise<Environment>;
  /** Attaches to the application that the user is running, starting and ending nothing; a host that cannot has no such method. */
  attach?(): Promise<Environment>;
  /** Opens the application in a window in which a person works, and follows what is done there; a host that cannot has no such method. */
  record?(target: Target, options: RecordOptions): Promise<Recording>;
  close(): Promise<void>;
}
