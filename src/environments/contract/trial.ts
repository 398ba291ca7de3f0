import type { EnvironmentHost } from '../environment.ts';
import type { Driver } from './driver.ts';

/**
 * Pages (or windows) with the same controls on every platform; web/fixtures/ shows what stands on each. What `url` gives
 * for one is whatever the environment's host opens: an address of a page, or a file that tells an application what to
 * show (linux/fixtures/ is a GTK program with the same pages).
 */
export type FixturePage = 'form' | 'dialogs' | 'delayed' | 'restless' | 'covered' | 'nested';

/**
 * What not every platform can do or know: timers not yet due, parts scrolled out of sight or covered, navigation; links inside
 * of text, the choices of a closed list, what is a radio button and what a check box.
 */
export type PlatformSkill = 'pending' | 'scrolling' | 'covering' | 'navigation' | 'links' | 'choices' | 'radio';

export type ContractOptions = {
  name: string;
  host: () => Promise<EnvironmentHost>;
  fixture: () => Promise<{ url(page: FixturePage): string; close(): Promise<void> }>;
  /** Kills the application under the open environment. */
  crash: () => Promise<void>;
  /** Skills that the platform lacks; the tests that need one are left out. */
  without?: PlatformSkill[];
  /** What the error about a restless application names. */
  restless: string;
};

/** What the suites of the contract work with: each test opens a page, which is closed after it. */
export type Trial = {
  options: ContractOptions;
  open: (page: FixturePage) => Promise<Driver>;
  lacks: (skill: PlatformSkill) => boolean;
};
