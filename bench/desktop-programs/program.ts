/** A program of Debian 12 with a few steps in words: a dialog opened, something typed, and what stands on screen then. */
export type Program = {
  name: string;
  toolkit: string;
  /** What apt installs it from. */
  packages: string;
  command: string[];
  env?: Record<string, string>;
  /** Its name on the accessibility bus. */
  called: RegExp;
  /** In words, as in a plan. */
  steps: string[];
  /** The dialog that comes meanwhile, and what stands on screen at the end: as `Title "…"` of the window, or `Type "name" = "value"`. */
  dialog: RegExp;
  shows: RegExp;
  /** For what cannot be seen: the failure that must come instead. */
  refuses?: RegExp;
};
