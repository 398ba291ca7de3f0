import type { ActionResult } from '../records/episode/decision.ts';
import type { Control } from '../records/screen/control.ts';
import type { Observation } from '../records/screen/observation.ts';

/**
 * A screen in words, for models and readers other than Lamwright's own: every control on a line of its own, none left out. What comes from the
 * application stands in quotes of JSON, so that no name can pass for another line.
 */
export function screenText({ window, messages, controls }: Observation): string {
  return [
    `window ${JSON.stringify(window.title)}`,
    ...messages.map((message) => `message ${JSON.stringify(message)}`),
    ...controls.map(controlText),
  ].join('\n');
}

function controlText(control: Control): string {
  const { label, type, name, container, states, value, options } = control;
  return [
    `[${label}] ${type} ${JSON.stringify(name)}`,
    container ? `in ${JSON.stringify(container)}` : '',
    states.length > 0 ? `(${states.join(', ')})` : '',
    value === undefined ? '' : `= ${JSON.stringify(value)}`,
    options ? `of ${JSON.stringify(options)}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What an act came to, in words. */
export function resultText({ ok, changed, text, failure }: ActionResult): string {
  const said = text === undefined ? '' : ` ${JSON.stringify(text)}`;
  if (!ok) return `failed: ${failure ? `${failure.type}, ${JSON.stringify(failure.detail)}` : 'it was not done'}`;
  return `${changed ? 'done' : 'done, nothing changed'}${said}`;
}
