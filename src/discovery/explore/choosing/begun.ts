import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Before } from './confirming.ts';
import { isBox, type Move } from './moves.ts';

/** How far something that was begun has come. */
export type Begun = {
  /** What could be used before it was begun, and at any time before its last act. */
  before: Before;
  seen: Before;
  /** What stood on the screen at any time before its last act, and the window in front when it was begun. */
  shown: Before;
  title: string;
  /** Fields that were filled, boxes ticked, choices made; and all that was acted on. */
  entered: Control[];
  touched: Control[];
  /** So many of them are wanted before it is confirmed. */
  wanted: number;
  /** Acts since the dialog in front has opened. */
  inDialog: number;
  /** Keys of what was done. */
  done: Set<string>;
};

/** Something begins on this screen. */
export const beginning = (screen: Observation, wanted: number): Begun => ({
  before: usable(screen),
  seen: usable(screen),
  shown: shown(screen),
  title: screen.window.title,
  entered: [],
  touched: [],
  wanted,
  inDialog: 0,
  done: new Set(),
});

/** Whether a move enters something, which may want to be confirmed. */
export const isEntry = ({ manner, control }: Move): boolean =>
  manner === 'fill' || manner === 'choose' || (manner === 'click' && isBox(control));

/** Labels of what stands on a screen. */
export const shown = ({ controls }: Observation): Before => new Set(controls.map(({ label }) => label));

/** Labels of what can be used on a screen. */
export const usable = ({ controls }: Observation): Before =>
  new Set(controls.filter(({ states }) => !states.includes('disabled')).map(({ label }) => label));
