import type { Rect } from '../../records/screen/control.ts';

/** How a part was found: one request for a whole window, a walk from element to element, windows by handle. */
export type Source = 'subtree' | 'walker' | 'handle' | 'menu' | 'msaa';

/** One piece of what a window shows, as the driver tells it; places are pixels of the screen. */
export type Part = {
  /** Stays the same for as long as the piece lives. */
  key: string;
  /** Place in the list of the part that holds it; -1 for a window of its own. */
  parent: number;
  source: Source;
  /** UI Automation's name of its kind. */
  type: string;
  name: string;
  /** The name is not the application's own. */
  guessed?: boolean;
  value?: string;
  options?: string[];
  rect: Rect | null;
  states: PartState[];
  /** Patterns of UI Automation that it has. */
  patterns: string[];
  className: string;
  /** Handle of the top window that it stands in. */
  window: number;
  /** A text that names the field after it. */
  isLabel?: boolean;
  /** Says something to whoever works here: an alert, a live region, a status bar's single message. */
  message?: boolean;
};

export type PartState =
  | 'disabled'
  | 'focused'
  | 'checked'
  | 'unchecked'
  | 'mixed'
  | 'selected'
  | 'expanded'
  | 'collapsed'
  | 'readonly'
  | 'password'
  | 'modal'
  | 'offscreen'
  /** Holds several lines. */
  | 'lines'
  /** A combo box into which any text can be written. */
  | 'writable';

/** What stands on screen of an application: its windows, the one in front first. */
export type Look = {
  parts: Part[];
  /** Requests to other processes for elements, not counting what a window's handle tells. */
  requests: number;
};
