import type { LinkedDriver } from './driver-link.ts';

/** A screen on which Windows applications run, with the driver beside them. */
export type WindowsDesktop = {
  readonly alive: boolean;
  driver: LinkedDriver;
  /** Folder of its own. */
  dir: string;
  /** How Windows programs see a file of this machine. */
  pathOf(file: string): string;
  stop(): Promise<void>;
};
