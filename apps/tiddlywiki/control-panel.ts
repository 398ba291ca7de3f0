import type { ControlMatch, ReferenceStep } from '#lamwright';
import type { WikiState } from './state.ts';
import { click, setText } from './steps.ts';

/*
 * The control panel: how it is reached, and the tiddlers its settings are kept in.
 */

export const controlPanel = '$:/ControlPanel';

/** Opens the control panel and then these tabs, outermost first. */
export const openPanel = (...tabs: string[]): ReferenceStep[] => [
  click('control panel', { type: 'Button' }),
  ...tabs.map((name) => click(name, { type: 'TabItem', container: controlPanel })),
];

/** The same in words. */
export const openPanelPlan = (...tabs: string[]): string[] => [
  'Click the "control panel" button.',
  ...tabs.map((name) => `Click the "${name}" tab.`),
];

/** Chooses from a drop-down list in the control panel. */
export const choose = (name: ControlMatch['name'], option: string): ReferenceStep =>
  setText(name, option, { type: 'ComboBox' });

/** What a setting says now: the saved tiddler's text, or the default where none was saved. */
export function setting(state: WikiState, title: string, byDefault: string): string {
  return state.tiddlers[title]?.text ?? byDefault;
}

/** The entries of a table of choices whose value is not this one. */
export function others(choices: Record<string, string>, current: string): string[] {
  return Object.keys(choices).filter((name) => choices[name] !== current);
}
