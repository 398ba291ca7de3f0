import type { LinkedDriver } from './driver-link.ts';

/** A screen on which Windows applications run, with the driver beside them. */
export type WindowsDesktop = {
  readonly alive: boolean;
  driver: LinkedDriver;
  /** Folder of its own. */
  dir: string;
  /** How Windows programs see a file of this machine. */
  pathOf(file: string): string;
  /** Nobody else uses it: what programs keep in its registry is forgotten with each start. */
  forgets: boolean;
  stop(): Promise<void>;
};
